import path from 'node:path'
import {QQError} from '../errors/errors.js'
import {plainName} from '../operations/group-files.js'
import {type Segment} from '../protocol/segments.js'
import {mediaOf} from '../transfer/media.js'
import {checkMediaType, HEAD_BYTES, type MediaKind} from '../transfer/media-type.js'
import {type Link} from '../transfer/link.js'
import {sourceOf} from '../transfer/source.js'
import {openSource, spoolSource, type UploadSource} from '../transfer/upload-source.js'
import {type Session} from './session.js'
import {interrupted} from './signals.js'
import {claimStdin} from './stdin.js'
import {withLink} from './transfer/link.js'
import {uploadShown} from './transfer/to-server.js'

/** What the files within a message may have together: NapCat parses a frame at once, and does nothing else meanwhile. */
const MAX_INLINE_BYTES = 256 * 1024

/**
 * The files of a message. Small ones go within it, as base64, as long as they are small together; the others are brought to
 * the server first, in chunks.
 */
export class MessageFiles {
  #inlineBytes = 0
  /** What must be brought to the server before its segment can be sent; known by the very object. */
  readonly #waiting = new Map<Segment, UploadSource>()

  /** What must be brought to the server, in bytes. */
  get waitingBytes(): number {
    return [...this.#waiting.values()].reduce((sum, {size}) => sum + size, 0)
  }

  /**
   * The segment of a file: of this machine, `-`, an http(s) URL, `base64://…`, or `remote:/path` on the server.
   * @param name what to show instead of its own name
   * @throws QQError LOCAL, VALIDATION, USAGE, naming the flag
   */
  async segment(kind: MediaKind, text: string, name: string | undefined): Promise<Segment> {
    try {
      const given = name === undefined ? undefined : plainName(name, '--name')
      return /^(?:(?:https?|base64):\/\/|remote:)/.test(text)
        ? readableSegment(kind, text, given)
        : await this.#localSegment(kind, text, given)
    } catch (error) {
      if (!(error instanceof QQError)) throw error
      throw new QQError(error.code, `--${kind}: ${error.message}`, {hint: error.hint, cause: error})
    }
  }

  async #localSegment(kind: MediaKind, text: string, given: string | undefined): Promise<Segment> {
    const source = await openLocal(text)
    try {
      checkMediaType(kind, await source.read(0, Buffer.alloc(HEAD_BYTES)), source.name)
      const name = given ?? (source.path === undefined ? undefined : path.basename(text))
      if (this.#inlineBytes + source.size > MAX_INLINE_BYTES) {
        const segment = segmentOf(kind, `<stream:${source.name}>`, name)
        this.#waiting.set(segment, source)
        return segment
      }
      this.#inlineBytes += source.size
      const bytes = await source.read(0, Buffer.alloc(source.size))
      const segment = segmentOf(kind, `base64://${bytes.toString('base64')}`, name)
      await source.close()
      return segment
    } catch (error) {
      await source.close()
      throw error
    }
  }

  /**
   * Opens a connection that outlives a loss while files are on their way, and closes it and the files after use.
   * @param use is given what makes a message readable for the server
   */
  async withLink<T>(
    session: Session,
    use: (link: Link, bring: (message: readonly Segment[]) => Promise<Segment[]>) => Promise<T>,
  ): Promise<T> {
    try {
      return await withLink(session, async link => use(link, async message => this.#bring(session, link, message)))
    } finally {
      for (const source of this.#waiting.values()) await source.close()
    }
  }

  async #bring(session: Session, link: Link, message: readonly Segment[]): Promise<Segment[]> {
    const segments: Segment[] = []
    for (const segment of message) {
      const source = this.#waiting.get(segment)
      const file = source && (await uploadShown(session, link, source, {})).file_path
      segments.push(file === undefined ? segment : {...segment, data: {...segment.data, file}})
    }
    return segments
  }
}

async function openLocal(text: string): Promise<UploadSource> {
  if (text !== '-') return openSource(text, interrupted)
  claimStdin('a file of the message')
  return spoolSource(process.stdin, 'stdin', interrupted)
}

/** Of what NapCat can read by itself. */
function readableSegment(kind: MediaKind, text: string, given: string | undefined): Segment {
  const [, base64] = /^base64:\/\/([^]*)$/.exec(text) ?? []
  if (base64 !== undefined) {
    if (!/^[\w+/-]+={0,2}$/.test(base64)) throw new QQError('VALIDATION', 'base64://… holds what is no base64')
    checkMediaType(kind, Buffer.from(base64.slice(0, 2 * HEAD_BYTES), 'base64').subarray(0, HEAD_BYTES), 'base64://…')
  }
  return segmentOf(kind, mediaOf(text), given ?? sourceOf(text).name)
}

/** NapCat would make up a name: of a URL an UUID, of an upload that of its temporary file. */
function segmentOf(kind: MediaKind, file: string, name: string | undefined): Segment {
  if (name === undefined && kind === 'file') {
    throw new QQError('VALIDATION', 'it has no name of its own', {hint: 'add --name behind it'})
  }
  return {type: kind, data: {file, ...(name !== undefined && {name})}}
}
