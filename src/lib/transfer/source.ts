import {closeSync, openSync, readSync, statSync, type Stats} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {QQError, reasonOf} from '../errors/errors.js'
import {type Place, type Saying} from '../errors/saying.js'
import {serverPath} from './media.js'
import {type MediaKind} from '../message/segments/kind.js'
import {checkMediaType, HEAD_BYTES} from './media-type.js'
import {type UploadMode} from './upload-mode.js'
import {type UploadSource} from './upload-source.js'

/** What an action wants of a file, by what NapCat does with it. */
export interface FileNeeds {
  /** It opens a path on its own disk, and takes neither URLs nor base64 (`server-path` in the catalogue). */
  readonly path?: true
  /** It takes nothing but base64; what to do with more than fits. */
  readonly inlineHint?: Saying
  /** A path is documented as file:// only. */
  readonly fileUrl?: true
  /** A folder is fine as well, where NapCat sees it. */
  readonly folder?: true
  /** QQ refuses, or shows broken, what is by its content something else. */
  readonly media?: MediaKind
  /** There must be a name; what to do when the file has none of its own. */
  readonly nameHint?: Saying | undefined
  /** People see the name that the file has on the server. */
  readonly nameIsSeen?: true
  /** How long NapCat may be reading it after the call, in ms. */
  readonly keepMs?: number
}

/** Something to send, looked at and not yet read. */
export interface Source {
  /** What it is called in results: what was typed, unless that is the content itself. */
  readonly label: string
  /** The name that its path or URL ends with. */
  readonly name: string | undefined
  /** Undefined where only the server can know it. */
  readonly sizeBytes: number | undefined
  readonly needs: FileNeeds
  readonly way: Way
}

/** How a source reaches NapCat: as the value of its parameter that is known already, inside the call, or in chunks first. */
type Way =
  | {readonly kind: 'given'; readonly value: string}
  | {readonly kind: 'inline'; readonly content: InlineContent}
  | {readonly kind: 'stream'; readonly content: Content}

/** The path of a file of this machine, or what is open already. */
export type Content = string | UploadSource

/** The path of a file of this machine, or what came through a pipe. */
type InlineContent = string | Buffer

/** What comes through a pipe: nothing is known of it before it has been read to its end. */
export interface Pipe {
  readonly label: string
  readonly name: string | undefined
  readonly needs: FileNeeds
  /** @throws as `openSource` and `spoolSource` */
  readonly read: (stdin: AsyncIterable<unknown>, signal: AbortSignal) => Promise<UploadSource>
}

/** What is bigger goes in chunks: NapCat parses a frame at once, and does nothing else meanwhile. */
export const AUTO_INLINE_BYTES = 256 * 1024
/** NapCat takes no frame above 50 MiB (network/websocket-server.ts), and base64 makes four bytes of three. */
export const MAX_INLINE_BYTES = 37 * 1024 * 1024

/**
 * What a source is known by in another run of the same command, where it may stand twice; undefined for what came through a
 * pipe: next time that may be something else.
 */
export function identityOf({label, way}: Source, at: number): string | undefined {
  if (way.kind === 'given') return `${at} ${label}`
  if (typeof way.content !== 'string') return undefined
  const stat = statSync(way.content, {throwIfNoEntry: false})
  return stat && `${at} ${path.resolve(way.content)} ${stat.size} ${stat.mtimeMs}`
}

/**
 * A file of this machine, `-` for stdin, an http(s) URL, `base64://…`, or `remote:/path` on the server.
 * @throws QQError LOCAL for a file that cannot be read; VALIDATION for a folder, an empty file, what is by its content not
 * what is needed, what has no name where it needs one; USAGE, VALIDATION for a mode that it cannot go by
 */
export function sourceOf(text: string, needs: FileNeeds = {}, mode: UploadMode = 'auto'): Source | Pipe {
  const source = look(text, needs, mode)
  if (needs.nameHint !== undefined && source.name === undefined) {
    throw new QQError('VALIDATION', {kind: 'transfer.hasNoName', file: source.label}, {hint: needs.nameHint})
  }
  return source
}

/**
 * Reads a pipe to its end, so that it is known what came.
 * @throws as `Pipe.read` and `sourceOf`
 */
export async function settled(
  pipe: Pipe,
  mode: UploadMode,
  stdin: AsyncIterable<unknown>,
  signal: AbortSignal,
): Promise<Source> {
  const {label, name, needs} = pipe
  const content = await pipe.read(stdin, signal)
  let way: Way | undefined
  try {
    if (needs.media) checkMediaType(needs.media, content.read(0, Math.min(HEAD_BYTES, content.size)), label)
    const {size} = content
    const kind = kindFor(label, size, needs, mode)
    way = kind === 'stream' ? {kind, content} : {kind, content: content.read(0, size)}
    return {label, name, sizeBytes: size, needs, way}
  } finally {
    if (way?.kind !== 'stream') await content.close()
  }
}

export function isPipe(source: Source | Pipe): source is Pipe {
  return 'read' in source
}

/** The content as NapCat takes it inside a call. @throws QQError LOCAL when it cannot be read, or is another by now */
export async function inlineValue(
  {label, sizeBytes}: Pick<Source, 'label' | 'sizeBytes'>,
  content: InlineContent,
): Promise<string> {
  const bytes = typeof content === 'string' ? await readWhole(content) : content
  if (bytes.length !== sizeBytes) throw new QQError('LOCAL', {kind: 'transfer.hasChanged', file: label})
  return `base64://${bytes.toString('base64')}`
}

/**
 * A path on the server as NapCat takes it. An upload makes a file:// URL of a path, and decodes that: a `%` must be escaped
 * (action/go-cqhttp/UploadGroupFile.ts).
 */
export function pathValue(serverPath: string, {path: bare, fileUrl}: FileNeeds): string {
  if (bare || !(fileUrl || serverPath.includes('%'))) return serverPath
  const url = serverPath.startsWith('/')
    ? serverPath
    : /^[A-Za-z]:[\\/]/.test(serverPath)
      ? `/${serverPath}`
      : undefined
  return url === undefined ? serverPath : `file://${url.replaceAll('%', '%25')}`
}

function look(text: string, needs: FileNeeds, mode: UploadMode): Source | Pipe {
  if (/^https?:\/\//.test(text)) return given(text, urlValue(text, needs), nameInUrl(text), needs)
  if (text.startsWith('remote:')) {
    const there = serverPath(text)
    return given(text, pathValue(there, needs), lastWord(there), needs)
  }
  if (text.startsWith('base64://')) return encoded(text, needs, mode)
  if (text === '-') {
    noPath('stdin', mode)
    return {
      label: 'stdin',
      name: undefined,
      needs,
      read: async (stdin, signal) => (await import('./upload-source.js')).spoolSource(stdin, 'stdin', signal),
    }
  }
  return local(text, needs, mode)
}

function given(label: string, value: string, name: string | undefined, needs: FileNeeds): Source {
  return {label, name, sizeBytes: undefined, needs, way: {kind: 'given', value}}
}

function urlValue(url: string, {path: bare}: FileNeeds): string {
  if (!URL.canParse(url)) throw new QQError('VALIDATION', {kind: 'transfer.isNoUrl', url})
  if (!bare) return url
  throw new QQError('VALIDATION', {kind: 'transfer.noUrlHere', url})
}

function encoded(text: string, needs: FileNeeds, mode: UploadMode): Source | Pipe {
  const label = 'base64://…'
  noPath(label, mode)
  const base64 = text.slice('base64://'.length)
  if (!/^[\w+/-]*={0,2}$/.test(base64)) throw new QQError('VALIDATION', {kind: 'transfer.isNoBase64', file: label})
  const bytes = Buffer.from(base64, 'base64')
  notEmpty(label, bytes.length)
  if (needs.media) checkMediaType(needs.media, bytes.subarray(0, HEAD_BYTES), label)
  if (kindFor(label, bytes.length, needs, mode) === 'inline') {
    return {label, name: undefined, sizeBytes: bytes.length, needs, way: {kind: 'inline', content: bytes}}
  }
  return {
    label,
    name: undefined,
    needs,
    read: async (_stdin, signal) => (await import('./upload-source.js')).spoolSource([bytes], label, signal),
  }
}

function local(text: string, needs: FileNeeds, mode: UploadMode): Source | Pipe {
  const stats = statsOf(text)
  const name = lastWord(text)
  if (stats.isFIFO() || stats.isSocket()) {
    noPath(text, mode)
    return {
      label: text,
      name: /^\/(?:dev|proc)\//.test(text) ? undefined : name,
      needs,
      read: async (_stdin, signal) => (await import('./upload-source.js')).openSource(text, signal),
    }
  }
  const shared = {label: text, name, needs}
  const inPlace = {kind: 'given', value: pathValue(path.resolve(text), needs)} as const
  if (stats.isDirectory()) {
    if (needs.folder && mode === 'path') return {...shared, sizeBytes: undefined, way: inPlace}
    throw isFolder(text, needs)
  }
  if (!stats.isFile()) throw new QQError('VALIDATION', {kind: 'transfer.isNoOrdinaryFile', file: text})
  const sizeBytes = notEmpty(text, stats.size)
  const head = headOf(text)
  if (needs.media) checkMediaType(needs.media, head, text)
  if (mode === 'path') return {...shared, sizeBytes, way: inPlace}
  return {...shared, sizeBytes, way: {kind: kindFor(text, sizeBytes, needs, mode), content: text}}
}

function kindFor(
  label: string,
  bytes: number,
  {path: bare, inlineHint}: FileNeeds,
  mode: UploadMode,
): 'inline' | 'stream' {
  if (inlineHint !== undefined) {
    checkInline(label, bytes, inlineHint)
    return 'inline'
  }
  if (mode === 'stream' || (mode === 'auto' && (bare || bytes > AUTO_INLINE_BYTES))) return 'stream'
  if (bare) throw new QQError('USAGE', {kind: 'transfer.noBase64Here'})
  checkInline(label, bytes)
  return 'inline'
}

/** @throws QQError VALIDATION for more than NapCat takes in one frame */
export function checkInline(what: Place, bytes: number, hint?: Saying): void {
  if (bytes <= MAX_INLINE_BYTES) return
  const [size, limit] = [mebibytes(bytes), mebibytes(MAX_INLINE_BYTES)]
  throw new QQError('VALIDATION', {kind: 'transfer.tooBig', what, size, limit}, {hint})
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}

/** What is on no disk has no path. */
function noPath(label: string, mode: UploadMode): void {
  if (mode === 'path') throw new QQError('USAGE', {kind: 'transfer.hasNoPath', file: label})
}

function statsOf(file: string): Stats {
  try {
    return statSync(file)
  } catch (error) {
    throw cannotRead(file, error)
  }
}

/** The first bytes; that they can be read is worth knowing in any case. */
function headOf(file: string): Buffer {
  try {
    const handle = openSync(file, 'r')
    try {
      const head = Buffer.alloc(HEAD_BYTES)
      return head.subarray(0, readSync(handle, head))
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    throw cannotRead(file, error)
  }
}

async function readWhole(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw cannotRead(file, error)
  }
}

function cannotRead(file: string, error: unknown): QQError {
  const detail = reasonOf(error)
  return new QQError('LOCAL', {kind: 'transfer.cannotRead', file, detail, advice: 'remote'}, {cause: error})
}

function isFolder(folder: string, {folder: fine, media}: FileNeeds): QQError {
  const advice = media ? 'contents' : fine ? 'files or remote' : 'files'
  return new QQError('VALIDATION', {kind: 'transfer.isFolder', folder, bare: folder.replace(/\/$/, ''), advice})
}

/** QQ takes no empty files. */
function notEmpty(file: string, sizeBytes: number): number {
  if (sizeBytes === 0) throw new QQError('VALIDATION', {kind: 'transfer.isEmpty', file})
  return sizeBytes
}

function nameInUrl(url: string): string | undefined {
  const name = lastWord(new URL(url).pathname)
  try {
    return name && lastWord(decodeURIComponent(name))
  } catch {
    return name // a % that encodes nothing
  }
}

/** The server may be a Windows machine. */
function lastWord(place: string): string | undefined {
  return place.split(/[/\\]/).findLast(word => word !== '')
}
