import * as Flags from '@oclif/core/flags'
import {type Caller} from '../client/client.js'
import {QQError} from '../errors/errors.js'
import {type Target} from '../message/target.js'
import {GroupFiles, plainName, ROOT, type FolderRef} from '../operations/group-files.js'
import {isJsonObject} from '../protocol/json.js'
import {sourceOf, type Source} from '../transfer/source.js'
import {EachRun, type EachRequest} from './each-run.js'
import {pacingFlags} from './flags.js'
import {type Outcome} from './outcome.js'
import {pace, type PacingFlags} from './pacing.js'
import {type Session} from './session.js'
import {fileValue} from './transfer/files.js'
import {uploadFlags as streamFlags} from './transfer/flags.js'
import {linkRows} from './transfer/link.js'
import {type ToServerFlags} from './transfer/to-server.js'

export const uploadFlags = {
  name: Flags.string({summary: 'name to show, for one file (that of the path or URL)', helpValue: 'TEXT'}),
  'no-copy': Flags.boolean({
    summary: 'let QQ take the server’s file as it lies there, without a copy in QQ’s own folder',
  }),
  ...streamFlags,
  ...pacingFlags,
}

export interface UploadFlags extends PacingFlags, ToServerFlags {
  readonly name?: string | undefined
  readonly 'no-copy'?: boolean | undefined
}

/** Where in a group the files go. */
export interface UploadPlace {
  readonly folder?: FolderRef | undefined
  /** Make the folder when there is none of that name. */
  readonly mkdir?: boolean | undefined
}

/**
 * Uploads files to a chat, one after the other, with one result for each. All are looked at before the first one is sent.
 * @throws as `sourceOf`; QQError USAGE for a name for many, VALIDATION for one that has none
 */
export function uploadFiles(
  session: Session,
  chat: Target,
  paths: readonly string[],
  flags: UploadFlags,
  place: UploadPlace = {},
): Outcome {
  if (flags.name !== undefined && paths.length > 1) throw new QQError('USAGE', '--name is for one file')
  const sources = paths.map(sourceOf).map(source => ({...source, name: nameFor(source, flags.name)}))
  const run = new EachRun(chat.kind === 'group' ? 'upload_group_file' : 'upload_private_file', 'path', pace(flags))
  const rows = linkRows(session, async function* (link) {
    const folder = chat.kind === 'group' ? await folderFor(link, chat.id, place) : undefined
    const requests = sources.map((source): EachRequest => ({
      target: source.label,
      params: {
        ...(chat.kind === 'group' ? {group_id: chat.id} : {user_id: chat.id}),
        name: source.name,
        folder,
        upload_file: flags['no-copy'] ? false : undefined,
      },
      more: async () => ({file: await fileValue(session, link, source, flags)}),
    }))
    let at = 0
    for await (const row of run.results(link, requests)) yield withSource(row, sources[at++])
  })
  return run.outcome(rows, ['file_id', 'name', 'size'], 'file_id')
}

function nameFor(source: Source, given: string | undefined): string {
  if (given !== undefined) return plainName(given, '--name')
  if (source.name !== undefined) return source.name
  throw new QQError('VALIDATION', `${source.label} has no name of its own`, {hint: 'add --name'})
}

function withSource(row: Readonly<Record<string, unknown>>, source: Source | undefined): Record<string, unknown> {
  const {data, path, ...result} = row
  const id = isJsonObject(data) ? {file_id: data['file_id']} : {}
  return {...id, name: source?.name, size: source?.sizeBytes ?? null, path, ...result}
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
