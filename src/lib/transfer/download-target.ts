import {createHash} from 'node:crypto'
import {createReadStream, statSync} from 'node:fs'
import path from 'node:path'
import {type Caller} from '../client/caller.js'
import {type Params} from '../client/request.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type ActionName} from '../protocol/actions.js'
import {receiveFile, type DownloadOptions, type FileInfo, type Received} from './download.js'
import {downloadName} from './local-name.js'
import {alreadyThere, exists, PartialFile, PlainFile, type OpenFile, type Sink} from './partial-file.js'

/** A file of this machine, a folder where the server's name counts, or what takes bytes as they come: a device, a pipe. */
export interface DownloadTarget {
  readonly kind: 'file' | 'folder' | 'device'
  readonly path: string
  /** What to do about a file that is there already. */
  readonly existing: 'refuse' | 'overwrite' | 'keep'
}

export interface Downloaded extends Partial<Received> {
  readonly path: string
  /** As the server has it; undefined when it was not asked. */
  readonly fileName: string | undefined
  /** It was there already, and was left as it is. */
  readonly kept: boolean
}

/**
 * What a path on the command line means: an existing folder or one written with a slash at its end is a folder.
 * @throws QQError LOCAL for a folder that is not there
 */
export function downloadTarget(to: string, existing: DownloadTarget['existing'], many: boolean): DownloadTarget {
  const stat = statSync(to, {throwIfNoEntry: false})
  if (stat?.isDirectory()) return {kind: 'folder', path: to, existing}
  if (many || /[/\\]$/.test(to)) throw noFolder(to)
  if (!statSync(path.dirname(to), {throwIfNoEntry: false})?.isDirectory()) throw noFolder(path.dirname(to))
  return {kind: stat === undefined || stat.isFile() ? 'file' : 'device', path: to, existing}
}

/** A file's name where the server is not the one to tell it. */
export interface KnownName {
  readonly name: string
  /** A folder below the target's, made when it is needed. */
  readonly folder?: string | undefined
}

/** Where in a target a file of this name goes; the names are a stranger's. @param id what is asked for */
export function placeIn(target: DownloadTarget, {name, folder}: KnownName, id: string): DownloadTarget {
  if (target.kind !== 'folder') return target
  const below = folder === undefined ? [] : [downloadName(folder, 'folder')]
  return {...target, kind: 'file', path: path.join(target.path, ...below, downloadName(name, id))}
}

export interface Naming {
  /** What is asked for; its end is the name of a file that the server has no name for. */
  readonly id: string
  /** The files of this run, kept ones too: none of them stands for a second download. */
  readonly written: Set<string>
}

/** Downloads into a file. @throws as `saveFile` and `receiveFile`; QQError LOCAL when the file that is kept has another hash */
export async function downloadFile(
  caller: Caller,
  action: ActionName,
  params: Params,
  target: DownloadTarget,
  {id, written, ...options}: DownloadOptions & Naming,
): Promise<Downloaded> {
  const done = await saveFile(target, {id, written}, async sinkFor =>
    receiveFile(caller, action, params, sinkFor, options),
  )
  if (done.kept && options.sha256 !== undefined) await checkKept(done.path, options.sha256)
  return done
}

/** @throws QQError LOCAL for a file of another hash */
async function checkKept(file: string, wanted: string): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(file)) hash.update(part as Buffer) // without an encoding it gives Buffers
  } catch (error) {
    throw new QQError('LOCAL', {kind: 'transfer.cannotRead', file, detail: reasonOf(error)}, {cause: error})
  }
  const found = hash.digest('hex')
  if (found === wanted) return
  throw new QQError('LOCAL', {kind: 'transfer.keptOtherHash', file, found, wanted})
}

/**
 * Makes a file that appears when it is whole and checked; whatever goes wrong, nothing half-written stays.
 * @param receive brings its bytes; not called when the file is there and is to be kept
 * @throws QQError LOCAL when the file is there or cannot be written; what `receive` throws
 */
export async function saveFile(
  target: DownloadTarget,
  {id, written}: Naming,
  receive: (sinkFor: (info: FileInfo) => Promise<Sink | undefined>) => Promise<Received | undefined>,
): Promise<Downloaded> {
  let file = target.path
  let name: string | undefined
  let opened: OpenFile | undefined
  if (target.kind === 'file' && !mayWrite(file, target.existing, written)) {
    written.add(path.resolve(file))
    return {path: file, fileName: name, kept: true}
  }
  try {
    const received = await receive(async info => {
      name = info.fileName
      if (target.kind === 'folder') file = path.join(target.path, downloadName(name, id))
      if (target.kind === 'device') return (opened = await PlainFile.open(file))
      return mayWrite(file, target.existing, written) ? (opened = await PartialFile.create(file)) : undefined
    })
    await opened?.finish(target.existing === 'overwrite')
    written.add(path.resolve(file))
    return {path: file, fileName: name, kept: received === undefined, ...received}
  } finally {
    await opened?.discard()
  }
}

/** Whether it is to be written; false = it is to be left. @throws QQError LOCAL when it is there already */
function mayWrite(file: string, existing: DownloadTarget['existing'], written: ReadonlySet<string>): boolean {
  if (written.has(path.resolve(file))) throw new QQError('LOCAL', {kind: 'transfer.isTaken', file})
  if (existing === 'overwrite' || !exists(file)) return true
  if (existing === 'keep') return false
  throw alreadyThere(file)
}

function noFolder(folder: string): QQError {
  return new QQError('LOCAL', {kind: 'transfer.isNoFolder', folder})
}
