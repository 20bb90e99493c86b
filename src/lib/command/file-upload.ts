import * as Flags from '@oclif/core/flags'
import {type Caller} from '../client/client.js'
import {QQError} from '../errors/errors.js'
import {type Target} from '../message/target.js'
import {GroupFiles, plainName, ROOT, type FolderRef} from '../operations/group-files.js'
import {isJsonObject} from '../protocol/json.js'
import {type Link} from '../transfer/link.js'
import {mediaOf} from '../transfer/media.js'
import {sourceOf, type Source} from '../transfer/source.js'
import {EachRun, type EachRequest} from './each-run.js'
import {folderFlag, pacingFlags} from './flags.js'
import {type Outcome} from './outcome.js'
import {pace, type PacingFlags} from './pacing.js'
import {type Session} from './session.js'
import {uploadFlags as streamFlags} from './transfer/flags.js'
import {linkRows} from './transfer/link.js'
import {uploadToServer, type ToServerFlags} from './transfer/to-server.js'

export const uploadFlags = {
  name: Flags.string({summary: 'name to show, for one file (that of the path or URL)', helpValue: 'TEXT'}),
  'no-copy': Flags.boolean({
    summary: 'let QQ take the server’s file as it lies there, without a copy in QQ’s own folder',
  }),
  ...streamFlags,
  ...pacingFlags,
}

/** What is bigger goes to the server in chunks first: NapCat parses a frame at once, and does nothing else meanwhile. */
const MAX_INLINE_BYTES = 256 * 1024

export interface UploadFlags extends PacingFlags, ToServerFlags {
  readonly name?: string | undefined
  readonly 'no-copy'?: boolean | undefined
}

export const placeFlags = {
  folder: folderFlag({summary: 'folder of the group to put them in: NAME, id:ID, or / for none (none)'}),
  mkdir: Flags.boolean({summary: 'create the folder when there is none of that name', dependsOn: ['folder']}),
}

/** Where in a group the files go. */
export interface UploadPlace {
  readonly folder?: FolderRef | undefined
  /** Make the folder when there is none of that name. */
  readonly mkdir?: boolean | undefined
}

/**
 * Uploads files to a chat, one after the other, with one result for each. All are looked at before the first one is sent.
 * @throws as `sourceOf`; QQError USAGE for a name for many and a folder for a user, VALIDATION for one that has no name
 */
export function uploadFiles(
  session: Session,
  chat: Target,
  paths: readonly string[],
  flags: UploadFlags,
  place: UploadPlace = {},
): Outcome {
  checkDestination(chat, flags, place, paths.length > 1)
  const sources = paths.map(sourceOf).map(source => ({...source, name: nameFor(source, flags.name)}))
  const run = new EachRun(uploadActionFor(chat), 'path', pace(flags))
  const rows = linkRows(session, async function* (link) {
    const params = await destination(link, chat, flags, place)
    const requests = sources.map((source): EachRequest => ({
      target: source.label,
      params: {...params, name: source.name},
      more: async () => ({file: await fileValue(session, link, source, flags)}),
    }))
    let at = 0
    for await (const row of run.results(link, requests)) yield uploadRow(row, sources[at++])
  })
  return run.outcome(rows, ['file_id', 'name', 'size'], 'file_id')
}

/** @throws QQError USAGE, VALIDATION */
export function checkDestination(
  chat: Target,
  {name}: Pick<UploadFlags, 'name'>,
  {folder}: UploadPlace,
  many: boolean,
): void {
  if (name !== undefined && many) throw new QQError('USAGE', '--name is for one file')
  if (name !== undefined) plainName(name, '--name')
  if (folder && chat.kind === 'user') throw new QQError('USAGE', 'only groups have folders: --folder is not for a user')
}

export function uploadActionFor(chat: Target): 'upload_group_file' | 'upload_private_file' {
  return chat.kind === 'group' ? 'upload_group_file' : 'upload_private_file'
}

/** What is sent with each file; makes the folder where it is to be made. @throws as `folderFor` */
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

/** What NapCat is sent as `file`: the one place where a source becomes something that the server can read. */
async function fileValue(session: Session, link: Link, source: Source, flags: UploadFlags): Promise<string> {
  const {text, isLocal, sizeBytes = 0} = source
  return isLocal && sizeBytes > MAX_INLINE_BYTES ? uploadToServer(session, link, text, flags) : mediaOf(text)
}

function nameFor(source: Source, given: string | undefined): string {
  const name = given ?? source.name
  if (name !== undefined) return name
  throw new QQError('VALIDATION', `${source.label} has no name of its own`, {hint: 'add --name'})
}

/** A result, with what the file is called and how big it is. */
export function uploadRow(
  row: Readonly<Record<string, unknown>>,
  file: Pick<Source, 'name' | 'sizeBytes'> | undefined,
): Record<string, unknown> {
  const {data, ...result} = row
  const id = isJsonObject(data) ? {file_id: data['file_id']} : {}
  return {...id, name: file?.name, size: file?.sizeBytes ?? null, ...result}
}

/** The id of the folder; undefined = none. */
async function folderFor(caller: Caller, group: string, {folder, mkdir}: UploadPlace): Promise<string | undefined> {
  if (!folder) return undefined
  const files = new GroupFiles(caller, group)
  if (!mkdir || 'id' in folder || (await files.folderNamed(folder.name))) {
    const {id} = await files.folder(folder)
    return id === ROOT ? undefined : id
  }
  const {data} = await caller.call('create_group_file_folder', {group_id: group, folder_name: folder.name})
  if (caller.isDry) return `<folder:${folder.name}>`
  const item = isJsonObject(data) ? data['groupItem'] : undefined
  const info = isJsonObject(item) ? item['folderInfo'] : undefined
  if (isJsonObject(info) && typeof info['folderId'] === 'string') return info['folderId']
  throw new QQError('ACTION_FAILED', `NapCat did not tell the id of the new folder ${folder.name}`, {
    outcome: 'partial',
    hint: 'run it again: the folder is there by now',
  })
}
