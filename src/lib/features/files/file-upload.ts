import * as Flags from '@oclif/core/flags'
import {lookUp, request} from '../../client/request.js'
import {type Caller} from '../../client/caller.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Target} from '../../message/target.js'
import {GroupFiles, nameWithoutFolder, ROOT} from '../../operations/group-files.js'
import {isJsonObject} from '../../protocol/json.js'
import {sizeText} from '../../protocol/size.js'
import {type Source} from '../../transfer/source.js'
import {folderFlag, pacingFlags} from '../../vocabulary/flags.js'
import {type Outcome} from '../../run/outcome.js'
import {type Given} from '../../vocabulary/typed.js'
import {type Session} from '../../run/session.js'
import {takeFiles} from './file-params.js'
import {uploadFlags as fileFlags} from './file-flags.js'
import {uploadEach, type Prepare} from './upload-each.js'

export const fileUploadFlags = {
  name: Flags.string({
    summary: 'displayed name, for one file (default: the name in the path or URL)',
    helpValue: 'TEXT',
  }),
  'no-copy': Flags.boolean({
    summary: "let QQ use the file on the server directly, without copying it to QQ's own folder",
  }),
  ...fileFlags,
  ...pacingFlags,
}

export type UploadFlags = Given<typeof fileUploadFlags>

export const placeFlags = {
  folder: folderFlag({
    summary: 'folder of the group to upload to: NAME, id:ID, or / for the top level (default: the top level)',
  }),
  mkdir: Flags.boolean({summary: 'create the folder if it does not exist', dependsOn: ['folder']}),
}

/** The folder of a group for uploads. */
export type UploadPlace = Given<typeof placeFlags>

/**
 * Uploads files to a chat, one after the other, with one result for each. All are checked before the first one is sent.
 * @throws as `takeFiles` and `checkDestination`; QQError VALIDATION for a group without enough space for them
 */
export async function uploadFiles(
  session: Session,
  chat: Target,
  paths: readonly string[],
  flags: UploadFlags,
  place: UploadPlace = {},
): Promise<Outcome> {
  checkDestination(chat, flags, place, paths.length > 1)
  const nameHint = flags.name === undefined ? say('add --name') : undefined
  const sources = await takeFiles(session, paths, {nameHint}, flags)
  const goal = {action: uploadActionFor(chat), place: [chat.id, place.folder]}
  const prepare: Prepare = async (link, left) => {
    if (chat.kind === 'group') await checkSpace(link, chat.id, left)
    const params = await destination(link, chat, flags, place)
    return source => ({...params, name: flags.name ?? source.name})
  }
  return uploadEach(session, goal, sources, flags, prepare, {
    row: (row, source) => uploadRow(row, {name: flags.name ?? source?.name, sizeBytes: source?.sizeBytes}),
    columns: ['file_id', 'name', 'size:size'],
    id: 'file_id',
  })
}

/**
 * Only the two sizes in NapCat's answer come from QQ (action/go-cqhttp/GetGroupFileSystemInfo.ts).
 * @throws QQError VALIDATION for a group without enough space
 */
export async function checkSpace(
  caller: Caller,
  group: string,
  files: readonly Pick<Source, 'label' | 'sizeBytes'>[],
): Promise<void> {
  const wanted = files.reduce((sum, {sizeBytes = 0}) => sum + sizeBytes, 0)
  if (wanted === 0 || caller.isDry) return
  const {total, used} = await spaceOf(caller, group)
  const left = Math.max(0, total - used)
  // missing or impossible sizes do not mean that the group is full
  if (!(total > 0 && left >= 0) || wanted <= left) return
  const [first, ...others] = files
  const sizes = {wanted: sizeText(wanted), group, left: sizeText(left), total: sizeText(total)}
  const what =
    first && others.length === 0
      ? say('{file} has {wanted}, but group {group} has only {left} of {total} free', {file: first.label, ...sizes})
      : say('the files have {wanted}, but group {group} has only {left} of {total} free', sizes)
  const hint = say('run `qq file list {group} --recursive` to see the files, and `qq file delete` to delete some', {
    group,
  })
  throw new QQError('VALIDATION', what, {hint})
}

/** The sizes in bytes; NaN if unknown, and then the upload itself shows whether there is space. */
async function spaceOf(caller: Caller, group: string): Promise<{readonly total: number; readonly used: number}> {
  try {
    const {data} = await caller.call(lookUp('get_group_file_system_info', {group_id: group}))
    const {total_space: total, used_space: used} = isJsonObject(data) ? data : {}
    return {total: Number(total), used: Number(used)}
  } catch (error) {
    if (error instanceof QQError && ['ACTION_FAILED', 'UNSUPPORTED'].includes(error.code)) {
      return {total: NaN, used: NaN}
    }
    throw error
  }
}

/** @throws QQError USAGE, VALIDATION */
export function checkDestination(
  chat: Target,
  {name}: Pick<UploadFlags, 'name'>,
  {folder}: UploadPlace,
  many: boolean,
): void {
  if (name !== undefined && many) throw new QQError('USAGE', say('--name can be used only with one file'))
  if (name !== undefined) nameWithoutFolder(name, '--name')
  if (folder && chat.kind === 'user') {
    throw new QQError('USAGE', say('--folder cannot be used with a user: only groups have folders'))
  }
}

export function uploadActionFor(chat: Target): 'upload_group_file' | 'upload_private_file' {
  return chat.kind === 'group' ? 'upload_group_file' : 'upload_private_file'
}

/** The parameters for each file; creates the folder if requested. @throws as `folderFor` */
export async function destination(
  caller: Caller,
  chat: Target,
  flags: Pick<UploadFlags, 'no-copy'>,
  place: UploadPlace,
): Promise<Readonly<Record<string, unknown>>> {
  const upload_file = flags['no-copy'] ? false : undefined
  if (chat.kind === 'user') return {user_id: chat.id, upload_file}
  return {group_id: chat.id, folder: await folderFor(caller, chat.id, place), upload_file}
}

/** A result with the name and the size of the file. */
export function uploadRow(
  row: Readonly<Record<string, unknown>>,
  file: Pick<Source, 'name' | 'sizeBytes'> | undefined,
): Record<string, unknown> {
  const {data, ...result} = row
  const id = isJsonObject(data) ? {file_id: data['file_id']} : {}
  return {...id, name: file?.name, size: file?.sizeBytes ?? null, ...result}
}

/** The id of the folder; undefined for the top level. */
async function folderFor(caller: Caller, group: string, {folder, mkdir}: UploadPlace): Promise<string | undefined> {
  if (!folder) return undefined
  const files = new GroupFiles(caller, group)
  if (!mkdir || 'id' in folder || (await files.folderNamed(folder.name))) {
    const {id} = await files.folder(folder, true)
    return id === ROOT ? undefined : id
  }
  const {data} = await caller.call(request('create_group_file_folder', {group_id: group, folder_name: folder.name}))
  if (caller.isDry) return `<folder:${folder.name}>`
  const item = isJsonObject(data) ? data['groupItem'] : undefined
  const info = isJsonObject(item) ? item['folderInfo'] : undefined
  if (isJsonObject(info) && typeof info['folderId'] === 'string') return info['folderId']
  throw new QQError(
    'ACTION_FAILED',
    say('NapCat did not return the id of the new folder {name}', {name: folder.name}),
    {
      outcome: 'partial',
      hint: say('run the command again: the folder now exists'),
    },
  )
}
