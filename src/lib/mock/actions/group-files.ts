import {randomUUID} from 'node:crypto'
import {filesOf, ROOT_FOLDER, type GroupFile, type GroupFileStore, type GroupFolder} from '../group-file-store.js'
import {type CallContext, type HandlerTable} from '../handler.js'
import {type Segment} from '../../protocol/segments.js'
import {type Group} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {uploaded} from '../uploaded.js'
import {textOf, type Wire, type WireParams} from '../wire-values.js'
import {type World} from '../world.js'
import {groupOf} from './groups.js'
import {post} from './sending.js'

const TOTAL_BYTES = 10_737_418_240

const RET_OK = {retCode: 0, retMsg: 'ok', clientWording: ''}

function retFailure(retCode: number, clientWording: string): Wire {
  return {retCode, retMsg: '', clientWording}
}

interface Place {
  readonly group: Group
  readonly store: GroupFileStore
}

function placeOf(params: WireParams, {world}: CallContext): Place {
  const group = groupOf(world, params)
  return {group, store: filesOf(group, world.self)}
}

function isAdmin({world}: CallContext, group: Group): boolean {
  return world.selfIn(group)?.role !== 'member'
}

/** @throws Refusal in NapCat's words for an id that no listing gave */
function fileOf({store}: Place, params: WireParams, words = 'real fileUUID not found!'): GroupFile {
  const file = store.byHandle(textOf(params['file_id']))
  if (file === undefined) throw new Refusal(FAILED, words)
  return file
}

function fileObject(world: World, {group, store}: Place, file: GroupFile): Wire {
  const file_id = store.mint(file)
  world.files.set(file_id, file.bytes) // so that download_file_stream finds it
  return {
    group_id: group.group_id,
    file_id,
    file_name: file.name,
    busid: file.deadTime === 0 ? 102 : 104,
    size: file.size,
    file_size: file.size,
    upload_time: file.uploadTime,
    dead_time: file.deadTime,
    modify_time: file.modifyTime,
    download_times: 3,
    uploader: file.uploader.user_id,
    uploader_name: file.uploader.nickname,
  }
}

function folderObject({group, store}: Place, folder: GroupFolder): Wire {
  return {
    group_id: group.group_id,
    folder_id: folder.id,
    folder: folder.id,
    folder_name: folder.name,
    create_time: folder.createTime,
    creator: folder.creator.user_id,
    creator_name: folder.creator.nickname,
    total_file_count: store.in(folder.id).length,
  }
}

/** `file_count` counts folders too, which come first. */
function list(params: WireParams, context: CallContext, id: string): unknown {
  const place = placeOf(params, context)
  const {store} = place
  const count = Number(params['file_count'])
  const folders = id === ROOT_FOLDER ? [...store.folders.values()].slice(0, count) : []
  const files = store.in(id).slice(0, count - folders.length)
  return {
    files: files.map(file => fileObject(context.world, place, file)),
    folders: folders.map(folder => folderObject(place, folder)),
  }
}

function createFolder(params: WireParams, context: CallContext): unknown {
  const {group, store} = placeOf(params, context)
  const name = textOf(params['folder_name']) || textOf(params['name'])
  if (!isAdmin(context, group)) return {result: retFailure(-121, '仅管理员可操作'), groupItem: null}
  if ([...store.folders.values()].some(folder => folder.name === name))
    return {result: retFailure(313, '文件夹已存在'), groupItem: null}
  const folder = store.addFolder(name, context.world.self)
  const folderInfo = {
    folderId: folder.id,
    parentFolderId: ROOT_FOLDER,
    folderName: name,
    createTime: folder.createTime,
    totalFileCount: 0,
  }
  return {result: RET_OK, groupItem: {peerId: String(group.group_id), type: 2, folderInfo, fileInfo: null}}
}

function deleteFolder(params: WireParams, context: CallContext): unknown {
  const {group, store} = placeOf(params, context)
  const id = textOf(params['folder']) || textOf(params['folder_id'])
  if (!isAdmin(context, group)) return retFailure(-121, '仅管理员可操作')
  for (const file of store.in(id)) store.files.delete(file.uuid)
  return store.folders.delete(id) ? RET_OK : retFailure(-103, '文件夹不存在')
}

function deleteFile(params: WireParams, context: CallContext): unknown {
  const place = placeOf(params, context)
  const file = fileOf(place, params, 'Invalid file_id')
  const may = isAdmin(context, place.group) || file.uploader.user_id === context.world.self.user_id
  if (may) place.store.files.delete(file.uuid)
  const ids = [textOf(params['file_id'])]
  return {
    result: 0,
    errMsg: '',
    transGroupFileResult: {
      result: may ? RET_OK : retFailure(-121, '没有权限'),
      successFileIdList: may ? ids : [],
      failFileIdList: may ? [] : ids,
    },
  }
}

/** Always answers ok. It only has an effect if the file is in the given folder. */
function change(
  params: WireParams,
  context: CallContext,
  apply: (file: GroupFile, store: GroupFileStore) => void,
): unknown {
  const place = placeOf(params, context)
  const file = fileOf(place, params)
  const may = isAdmin(context, place.group) || file.uploader.user_id === context.world.self.user_id
  if (may && file.folder === params['current_parent_directory']) apply(file, place.store)
  return {ok: true}
}

function keep(params: WireParams, context: CallContext): unknown {
  const place = placeOf(params, context)
  const file = fileOf(place, params)
  if (!isAdmin(context, place.group)) throw new Refusal(FAILED, '仅管理员可操作')
  file.deadTime = 0
  return {ok: true}
}

/** Also accepts the ids of uploads and of messages. */
function url(params: WireParams, context: CallContext): unknown {
  const {store} = placeOf(params, context)
  const id = textOf(params['file_id'])
  const uuid = store.byHandle(id)?.uuid ?? (id.startsWith('/') ? id : undefined)
  if (uuid === undefined) throw new Refusal(FAILED, 'real fileUUID not found!')
  return {url: `https://njc-download.ftn.qq.com/ftn_handler/${encodeURIComponent(uuid)}/?fname=`}
}

/** An existing path becomes a URL, in which a % begins an escape (action/go-cqhttp/UploadGroupFile.ts). */
function fileUrl(world: World, params: WireParams): string {
  const file = textOf(params['file'])
  return world.files.has(file) ? `file://${file}` : file
}

/** An upload is a message as well, and comes with a notice (api/group.ts). */
function upload(params: WireParams, context: CallContext): unknown {
  const {world} = context
  const {group, store} = placeOf(params, context)
  const folder = textOf(params['folder']) || textOf(params['folder_id']) || ROOT_FOLDER
  if (folder !== ROOT_FOLDER && !store.folders.has(folder)) throw new Refusal(FAILED, '文件夹不存在')
  const content = uploaded(world, fileUrl(world, params))
  const name = textOf(params['name'])
  const {uuid, bytes, size} = store.add({...content, name, folder, uploader: world.self})
  world.files.set(uuid, bytes)
  const {group_id} = group
  post(context, {kind: 'group', id: group_id}, [fileSegment(name, uuid, size)])
  const file = {id: uuid, name, size, busid: 102}
  context.emit({post_type: 'notice', notice_type: 'group_upload', group_id, user_id: world.self.user_id, file})
  return {file_id: uuid}
}

function uploadPrivate(params: WireParams, context: CallContext): unknown {
  const {world} = context
  const {bytes, size} = uploaded(world, fileUrl(world, params))
  const friend = Number(params['user_id'])
  if (!world.friends.has(friend)) throw new Refusal(FAILED, '发送失败，对方不是好友')
  const file_id = `/${randomUUID()}`
  if (bytes) world.files.set(file_id, bytes)
  post(context, {kind: 'private', id: friend}, [fileSegment(textOf(params['name']), file_id, size)])
  return {file_id}
}

function fileSegment(file: string, file_id: string, size: number): Segment {
  return {type: 'file', data: {file, file_id, file_size: String(size)}}
}

export const GROUP_FILES: HandlerTable = {
  get_group_root_files: (params, context) => list(params, context, ROOT_FOLDER),
  get_group_files_by_folder: (params, context) =>
    list(params, context, textOf(params['folder']) || textOf(params['folder_id']) || ROOT_FOLDER),
  get_group_file_system_info: (params, context) => {
    const files = [...placeOf(params, context).store.files.values()]
    const used_space = files.reduce((sum, file) => sum + file.size, 0)
    return {file_count: files.length, limit_count: 10_000, used_space, total_space: TOTAL_BYTES}
  },
  create_group_file_folder: createFolder,
  delete_group_folder: deleteFolder,
  delete_group_file: deleteFile,
  move_group_file: (params, context) =>
    change(params, context, (file, store) => {
      const target = textOf(params['target_parent_directory'])
      if (target === ROOT_FOLDER || store.folders.has(target)) file.folder = target
    }),
  rename_group_file: (params, context) =>
    change(params, context, file => {
      file.name = textOf(params['new_name'])
    }),
  trans_group_file: keep,
  get_group_file_url: url,
  upload_group_file: upload,
  upload_private_file: uploadPrivate,
}
