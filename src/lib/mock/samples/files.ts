import {randomUUID} from 'node:crypto'
import {type HandlerTable} from '../handler.js'
import {nowSeconds, type Params, textOf} from '../values.js'
import {type World} from '../world.js'

const DAY_S = 86_400

const DOCS_FOLDER = '/f0c1d2e3-0000-4000-8000-000000000001'

const USED_BYTES = 3_355_443

const TOTAL_BYTES = 10_737_418_240

/** Every listing mints new handles: one file has another file_id the next time. */
function file(world: World, params: Params, file_name: string, size: number, daysAgo: number): unknown {
  const owner = [...(world.group(params['group_id'])?.members.values() ?? [world.self])][0] ?? world.self
  const time = nowSeconds() - daysAgo * DAY_S
  return {
    group_id: Number(params['group_id']),
    file_id: `/${randomUUID()}`,
    file_name,
    busid: 102,
    size,
    file_size: size,
    upload_time: time,
    dead_time: 0,
    modify_time: time,
    download_times: 3,
    uploader: owner.user_id,
    uploader_name: owner.nickname,
  }
}

function rootFiles(params: Params, world: World): unknown {
  const group_id = Number(params['group_id'])
  const creator = world.self
  return {
    files: [
      file(world, params, '新人必读.pdf', 1_048_576, 30),
      file(world, params, 'mock-server.zip', 2_097_152, 7),
      file(world, params, '🐧 企鹅.png', 20_480, 1),
    ].slice(0, Number(params['file_count'])),
    folders: [
      {
        group_id,
        folder_id: DOCS_FOLDER,
        folder: DOCS_FOLDER,
        folder_name: '资料',
        create_time: nowSeconds() - 60 * DAY_S,
        creator: creator.user_id,
        creator_name: creator.nickname,
        total_file_count: 1,
      },
    ],
  }
}

function byFolder(params: Params, world: World): unknown {
  const folder = textOf(params['folder']) || textOf(params['folder_id'])
  if (folder === '' || folder === '/') return rootFiles(params, world)
  return {files: [file(world, params, 'API 说明.md', 189_235, 14)], folders: []}
}

function localFile(params: Params): Record<string, unknown> {
  const name = textOf(params['file']) || textOf(params['file_id'])
  const file_name = /\.\w+$/.test(name) ? name.replace(/^.*\//, '') : 'penguin.png'
  return {
    file: `/app/.config/QQ/nt_qq/nt_data/Pic/${file_name}`,
    url: `https://multimedia.nt.qq.com.cn/download?fileid=${encodeURIComponent(name)}&rkey=mock`,
    file_size: '2496',
    file_name,
  }
}

const RET_OK = {retCode: 0, retMsg: 'ok', clientWording: ''}

export const FILE_SAMPLES: HandlerTable = {
  get_group_root_files: (params, {world}) => rootFiles(params, world),
  get_group_files_by_folder: (params, {world}) => byFolder(params, world),
  get_group_file_system_info: () => ({
    file_count: 4,
    limit_count: 10_000,
    used_space: USED_BYTES,
    total_space: TOTAL_BYTES,
  }),
  get_group_file_url: params => ({
    url: `https://njc-download.ftn.qq.com/ftn_handler/${encodeURIComponent(textOf(params['file_id']))}/?fname=`,
  }),
  get_private_file_url: params => ({
    url: `https://njc-download.ftn.qq.com/ftn_handler/${encodeURIComponent(textOf(params['file_id']))}/?fname=`,
  }),
  upload_group_file: () => ({file_id: `/${randomUUID()}`}),
  upload_private_file: () => ({file_id: `/${randomUUID()}`}),
  delete_group_file: params => ({
    result: 0,
    errMsg: '',
    transGroupFileResult: {
      result: RET_OK,
      successFileIdList: [textOf(params['file_id'])],
      failFileIdList: [],
    },
  }),
  create_group_file_folder: params => ({
    result: RET_OK,
    groupItem: {
      peerId: textOf(params['group_id']),
      type: 2,
      folderInfo: {
        folderId: `/${randomUUID()}`,
        parentFolderId: '/',
        folderName: textOf(params['folder_name']) || textOf(params['name']),
        createTime: nowSeconds(),
        totalFileCount: 0,
      },
      fileInfo: null,
    },
  }),
  delete_group_folder: () => RET_OK,
  move_group_file: () => ({ok: true}),
  rename_group_file: () => ({ok: true}),
  trans_group_file: () => ({ok: true}),
  get_file: localFile,
  get_image: localFile,
  get_record: params => ({
    ...localFile(params),
    ...(textOf(params['out_format']) === '' ? {} : {base64: Buffer.from('mock audio').toString('base64')}),
  }),
  download_file: params => ({file: `/app/.config/QQ/NapCat/temp/${textOf(params['name']) || randomUUID()}`}),
}
