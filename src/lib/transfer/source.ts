import {closeSync, openSync, readSync, statSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {attempt, orThrow} from '../errors/attempt.js'
import {QQError} from '../errors/errors.js'
import {type Place, type Saying} from '../errors/saying.js'
import {cannotRead} from './cannot-read.js'
import {serverPath} from './server-path.js'
import {type MediaKind} from '../message/segments/kind.js'
import {checkMediaType, HEAD_BYTES} from './media-type.js'
import {type UploadMode} from './upload-mode.js'
import {type UploadSource} from './upload-source.js'

/** What an action needs of a file, depending on what NapCat does with it. */
export interface FileNeeds {
  /** It only accepts a path on its own disk, neither URLs nor base64 (`server-path` in the catalogue). */
  readonly path?: true
  /** It only accepts base64; the hint is for larger files. */
  readonly inlineHint?: Saying
  /** A path must be a file:// URL. */
  readonly fileUrl?: true
  /** A folder on NapCat's machine is accepted, too. */
  readonly folder?: true
  /** The kind that the content must have; QQ refuses other content or shows it broken. */
  readonly media?: MediaKind
  /** A name is required; the hint is for a file without a name. */
  readonly nameHint?: Saying | undefined
  /** Whether people see the name of the file on the server. */
  readonly nameIsSeen?: true
  /** How long NapCat may read it after the call, in ms. */
  readonly keepMs?: number
}

/** A checked file to send, which is not read yet. */
export interface Source {
  /** Its name in results: the typed text, unless that is the content itself. */
  readonly label: string
  /** The name at the end of its path or URL. */
  readonly name: string | undefined
  /** Undefined if only the server can know it. */
  readonly sizeBytes: number | undefined
  readonly needs: FileNeeds
  readonly way: Way
}

/** How a source reaches NapCat: as a known value, inside the call, or as an upload in chunks. */
type Way =
  | {readonly kind: 'given'; readonly value: string}
  | {readonly kind: 'inline'; readonly content: InlineContent}
  | {readonly kind: 'stream'; readonly content: FileContent}

/** The path of a local file, or open content. */
export type FileContent = string | UploadSource

/** The path of a local file, or the content of a pipe. */
type InlineContent = string | Buffer

/** A pipe, of which nothing is known before it is read to its end. */
export interface Pipe {
  readonly label: string
  readonly name: string | undefined
  readonly needs: FileNeeds
  /** @throws as `openSource` and `spoolSource` */
  readonly read: (stdin: AsyncIterable<unknown>, signal: AbortSignal) => Promise<UploadSource>
}

/** Larger files are sent in chunks, because NapCat does nothing else while it parses a frame. */
export const AUTO_INLINE_BYTES = 256 * 1024
/** NapCat refuses frames above 50 MiB (network/websocket-server.ts), and base64 makes four bytes of three. */
export const MAX_INLINE_BYTES = 37 * 1024 * 1024

/**
 * The identity of a source in other runs of the same command, in which it may occur twice; undefined for a pipe, whose
 * content may change.
 */
export function identityOf({label, way}: Source, at: number): string | undefined {
  if (way.kind === 'given') return `${at} ${label}`
  if (typeof way.content !== 'string') return undefined
  const stat = statSync(way.content, {throwIfNoEntry: false})
  return stat && `${at} ${path.resolve(way.content)} ${stat.size} ${stat.mtimeMs}`
}

/**
 * A local file, `-` for stdin, an http(s) URL, `base64://…`, or `remote:/path` on the server.
 * @throws QQError LOCAL for a file that cannot be read; VALIDATION for a folder, an empty file, wrong content, or a
 * missing name; USAGE, VALIDATION for an impossible upload mode
 */
export function sourceOf(text: string, needs: FileNeeds = {}, mode: UploadMode = 'auto'): Source | Pipe {
  const source = look(text, needs, mode)
  if (needs.nameHint !== undefined && source.name === undefined) {
    throw new QQError('VALIDATION', {kind: 'transfer.hasNoName', file: source.label}, {hint: needs.nameHint})
  }
  return source
}

/**
 * Reads a pipe to its end, so that its content is known.
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

/** The content for use inside a call. @throws QQError LOCAL if it cannot be read or has changed */
export async function inlineValue(
  {label, sizeBytes}: Pick<Source, 'label' | 'sizeBytes'>,
  content: InlineContent,
): Promise<string> {
  const bytes = typeof content === 'string' ? await readWhole(content) : content
  if (bytes.length !== sizeBytes) throw new QQError('LOCAL', {kind: 'transfer.hasChanged', file: label})
  return `base64://${bytes.toString('base64')}`
}

/**
 * A path on the server in NapCat's form. An upload makes a file:// URL of a path and decodes it, so a `%` must be
 * escaped (action/go-cqhttp/UploadGroupFile.ts).
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
  const stats = orThrow(
    () => statSync(text),
    error => cannotRead(text, error, 'remote'),
  )
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

/** The first bytes; that they can be read is worth knowing in any case. */
function headOf(file: string): Buffer {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    const head = Buffer.alloc(HEAD_BYTES)
    return head.subarray(0, readSync(handle, head))
  } catch (error) {
    throw cannotRead(file, error, 'remote')
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

async function readWhole(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw cannotRead(file, error, 'remote')
  })
}

function isFolder(folder: string, {folder: fine, media}: FileNeeds): QQError {
  const advice = media ? 'contents' : fine ? 'files or remote' : 'files'
  return new QQError('VALIDATION', {kind: 'transfer.isFolder', folder, bare: folder.replace(/\/$/, ''), advice})
}

/** QQ does not accept empty files. */
function notEmpty(file: string, sizeBytes: number): number {
  if (sizeBytes === 0) throw new QQError('VALIDATION', {kind: 'transfer.isEmpty', file})
  return sizeBytes
}

function nameInUrl(url: string): string | undefined {
  const name = lastWord(new URL(url).pathname) ?? ''
  return lastWord(attempt(() => decodeURIComponent(name)) ?? name) // there may be a % without a valid code
}

/** The server may be a Windows machine. */
function lastWord(place: string): string | undefined {
  return place.split(/[/\\]/).findLast(word => word !== '')
}
