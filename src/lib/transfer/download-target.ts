import {createHash} from 'node:crypto'
import {createReadStream, statSync, type Stats} from 'node:fs'
import path from 'node:path'
import {type Caller} from '../client/caller.js'
import {type Params} from '../client/request.js'
import {attempt} from '../errors/attempt.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type ActionName} from '../protocol/actions.js'
import {receiveFile, type DownloadOptions, type FileInfo, type Received} from './download.js'
import {downloadName} from './local-name.js'
import {alreadyThere, exists, PartialFile, PlainFile, type OpenFile, type Sink} from './partial-file.js'

/** A local file, a folder (with the server's file name), or a device or pipe. */
export interface DownloadTarget {
  readonly kind: 'file' | 'folder' | 'device'
  readonly path: string
  /** What to do with an existing file. */
  readonly existing: 'refuse' | 'overwrite' | 'keep'
}

export interface Downloaded extends Partial<Received> {
  readonly path: string
  /** The server's name of the file; undefined if the server was not asked. */
  readonly fileName: string | undefined
  /** Whether an existing file was kept. */
  readonly kept: boolean
}

/**
 * The target of a path: an existing folder, or a path with a slash at its end, is a folder. The latter is made with the
 * first file in it.
 * @throws QQError LOCAL for a missing folder
 */
export function downloadTarget(to: string, existing: DownloadTarget['existing'], many: boolean): DownloadTarget {
  const stat = statOf(to)
  if (stat?.isDirectory()) return {kind: 'folder', path: to, existing}
  const bare = to.replace(/[/\\]+$/, '')
  if (bare !== to && !statOf(bare)) return {kind: 'folder', path: to, existing}
  if (many || bare !== to) throw noFolder(to)
  if (!statOf(path.dirname(to))?.isDirectory()) throw noFolder(path.dirname(to))
  return {kind: stat === undefined || stat.isFile() ? 'file' : 'device', path: to, existing}
}

/** undefined also below a file, where there can be nothing. */
function statOf(file: string): Stats | undefined {
  return attempt(() => statSync(file))
}

/** The name of a file, if it does not come from the server. */
export interface KnownName {
  readonly name: string
  /** A subfolder of the target, created if needed. */
  readonly folder?: string | undefined
}

/** The path for a file in a target. Strangers chose the names. @param id of the requested file */
export function placeIn(target: DownloadTarget, {name, folder}: KnownName, id: string): DownloadTarget {
  if (target.kind !== 'folder') return target
  const below = folder === undefined ? [] : [downloadName(folder, 'folder')]
  return {...target, kind: 'file', path: path.join(target.path, ...below, downloadName(name, id))}
}

export interface Naming {
  /** The id of the requested file; its end is the name if the server has none. */
  readonly id: string
  /** The files of this run, including kept ones, which a second download must not use. */
  readonly written: Set<string>
}

/** Downloads into a file. @throws as `saveFile` and `receiveFile`; QQError LOCAL if a kept file has another hash */
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
    for await (const part of createReadStream(file)) hash.update(part as Buffer) // without an encoding chunks are Buffers
  } catch (error) {
    throw new QQError('LOCAL', {kind: 'transfer.cannotRead', file, detail: reasonOf(error)}, {cause: error})
  }
  const found = hash.digest('hex')
  if (found === wanted) return
  throw new QQError('LOCAL', {kind: 'transfer.keptOtherHash', file, found, wanted})
}

/**
 * Creates a file that appears when it is complete and checked. A failure leaves no partial file.
 * @param receive writes its bytes; not called if an existing file is kept
 * @throws QQError LOCAL if the file exists or cannot be written; the errors of `receive`
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

/** Whether to write the file; false means to keep it. @throws QQError LOCAL if it exists */
function mayWrite(file: string, existing: DownloadTarget['existing'], written: ReadonlySet<string>): boolean {
  if (written.has(path.resolve(file))) throw new QQError('LOCAL', {kind: 'transfer.isTaken', file})
  if (existing === 'overwrite' || !exists(file)) return true
  if (existing === 'keep') return false
  throw alreadyThere(file)
}

function noFolder(folder: string): QQError {
  return new QQError('LOCAL', {kind: 'transfer.isNoFolder', folder})
}
