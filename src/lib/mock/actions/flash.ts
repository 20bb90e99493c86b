import {type CallContext, type HandlerTable} from '../handler.js'
import {nowSeconds, type WireParams, textOf} from '../wire-values.js'
import {perWorld, type World} from '../world.js'
import {post} from './sending.js'

interface FlashFile {
  readonly name: string
  readonly fileSize: string
}

interface Fileset {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly expires: number
  readonly files: readonly FlashFile[]
}

const LINK = 'https://qfile.qq.com/q/'
const LIFETIME_S = 604_800
const UNKNOWN_FILESET = {result: -1, errMsg: 'fileset not found'}
/** Hard-coded (action/file/flash/GetFlashFileList.ts). */
const LISTED_FILES = 18

function fileset(number: number, name: string, files: readonly FlashFile[]): Fileset {
  const digits = String(number)
  return {
    id: `6d0c2f1e-0000-4000-8000-${digits.padStart(12, '0')}`,
    name,
    code: `mock${digits.padStart(4, '0')}`,
    expires: nowSeconds() + LIFETIME_S,
    files,
  }
}

const filesetsOf = perWorld(() => [
  fileset(1, '周末照片', [
    {name: '照片.zip', fileSize: '10485760'},
    {name: '说明.txt', fileSize: '1024'},
  ]),
])

function find(world: World, params: WireParams): Fileset | undefined {
  return filesetsOf(world).find(({id}) => id === params['fileset_id'])
}

function create(params: WireParams, {world}: CallContext): unknown {
  const filesets = filesetsOf(world)
  const paths = params['files'] as readonly string[] // validated
  const files = paths.map(path => ({
    name: path.split(/[/\\]/).findLast(part => part !== '') ?? path,
    fileSize: String(world.files.get(path)?.length ?? 1024),
  }))
  const made = fileset(filesets.length + 1, textOf(params['name']) || (files[0]?.name ?? ''), files)
  filesets.push(made)
  return {
    result: 0,
    errMsg: '',
    createFlashTransferResult: {
      fileSetId: made.id,
      shareLink: LINK + made.code,
      expireTime: String(made.expires),
      expireLeftTime: String(LIFETIME_S),
    },
    seq: filesets.length,
  }
}

function listFiles(params: WireParams, {world}: CallContext): unknown {
  const found = find(world, params)
  if (found === undefined) return {result: -1, errMs: UNKNOWN_FILESET.errMsg, fileLists: []}
  const fileList = found.files.slice(0, LISTED_FILES).map((file, index) => ({
    fileSetId: found.id,
    cliFileId: `flash-file-${index + 1}`,
    ...file,
    fileType: 1,
    isDir: false,
    downloadStatus: 0,
  }))
  return {
    result: 0,
    errMs: '',
    rsp: {seq: 1, result: 0, errMs: ''},
    fileLists: [{parentId: '', depth: 0, fileList, paginationInfo: '', isEnd: true}],
  }
}

function fileUrl(params: WireParams, {world}: CallContext): unknown {
  const files = find(world, params)?.files ?? []
  const name = textOf(params['file_name'])
  const file = name === '' ? files[Number(params['file_index'])] : files.find(one => one.name === name)
  if (file === undefined) return {result: -1, errMsg: 'file not found', transferUrl: ''}
  return {result: 0, errMsg: '', transferUrl: `https://qfile.qq.com/d/${encodeURIComponent(file.name)}`}
}

/** group_id wins. The outcome is in errCode, not in result. */
function send(params: WireParams, context: CallContext): unknown {
  const {world} = context
  const found = find(world, params)
  const groupId = textOf(params['group_id'])
  const userId = textOf(params['user_id'])
  const known = groupId === '' ? world.person(userId) : world.group(groupId)
  if (found === undefined || known === undefined)
    return {errCode: -1, errMsg: found === undefined ? UNKNOWN_FILESET.errMsg : 'target not found', rsp: null}
  const peer =
    groupId === '' ? {kind: 'private' as const, id: Number(userId)} : {kind: 'group' as const, id: Number(groupId)}
  post(context, peer, [{type: 'flashtransfer', data: {fileSetId: found.id}}])
  const target = {destType: groupId === '' ? 1 : 2, destUin: groupId || userId}
  return {errCode: 0, errMsg: '', rsp: {sendStatus: [{result: 0, msg: '', target}]}}
}

function info(params: WireParams, {world}: CallContext): unknown {
  const found = find(world, params)
  if (found === undefined) return UNKNOWN_FILESET
  const fileSet = {
    fileSetId: found.id,
    name: found.name,
    totalFileCount: found.files.length,
    totalFileSize: String(found.files.reduce((sum, file) => sum + Number(file.fileSize), 0)),
    shareInfo: {shareLink: LINK + found.code},
  }
  return {result: 0, errMsg: '', seq: 1, isCache: false, fileSet}
}

export const FLASH: HandlerTable = {
  create_flash_task: create,
  get_flash_file_list: listFiles,
  get_flash_file_url: fileUrl,
  send_flash_msg: send,
  get_fileset_info: info,
  get_share_link: (params, {world}) => {
    const found = find(world, params)
    if (found === undefined) return UNKNOWN_FILESET
    return {result: 0, errMsg: '', shareLink: LINK + found.code, expireTimestamp: String(found.expires)}
  },
  get_fileset_id: (params, {world}) => {
    const code = textOf(params['share_code'])
    const found = filesetsOf(world).find(one => one.code === code || code.endsWith(`/${one.code}`))
    return found === undefined ? {} : {fileset_id: found.id}
  },
  download_fileset: (params, {world}) =>
    find(world, params) === undefined ? UNKNOWN_FILESET : {result: 0, errMsg: '', extraInfo: {}},
}
