import {QQError} from '../errors/errors.js'
import {plainName} from '../operations/group-files.js'
import {type Segment} from '../protocol/segments.js'
import {type MediaKind} from '../transfer/media-type.js'
import {type Link} from '../transfer/link.js'
import {AUTO_INLINE_BYTES, checkInline, type Source} from '../transfer/source.js'
import {type Session} from './session.js'
import {closeFiles, fileValue, takeFile, type FileFlags} from './transfer/files.js'
import {withLink} from './transfer/link.js'

/**
 * The files of a message. Small ones go within it, as base64, as long as they are small together; the others are brought to
 * the server first, in chunks.
 */
export class MessageFiles {
  #inlineBytes = 0
  /** What is read, and brought to the server where it must be, before its segment can be sent; known by the very object. */
  readonly #waiting = new Map<Segment, Source>()

  constructor(private readonly flags: FileFlags) {}

  /** Nothing has to be read or brought before the message can be sent. */
  get isEmpty(): boolean {
    return this.#waiting.size === 0
  }

  /** What must be brought to the server, in bytes. */
  get waitingBytes(): number {
    return [...this.#waiting.values()].reduce(
      (sum, {way, sizeBytes = 0}) => sum + (way.kind === 'stream' ? sizeBytes : 0),
      0,
    )
  }

  /**
   * The segment of a file: of this machine, `-`, an http(s) URL, `base64://…`, or `remote:/path` on the server.
   * @param name what to show instead of its own name
   * @throws QQError LOCAL, VALIDATION, USAGE, naming the flag
   */
  async segment(kind: MediaKind, text: string, name: string | undefined): Promise<Segment> {
    try {
      const given = name === undefined ? undefined : plainName(name, '--name')
      // NapCat would make up a name: of a URL an UUID, of an upload that of its temporary file
      const nameHint = kind === 'file' && given === undefined ? 'add --name behind it' : undefined
      const source = this.#within(await takeFile(text, {media: kind, nameHint}, this.flags))
      const {way} = source
      const shown = given ?? source.name
      const file = way.kind === 'given' ? way.value : `<${way.kind}:${source.label}>`
      const segment = {type: kind, data: {file, ...(shown !== undefined && {name: shown})}}
      if (way.kind !== 'given') this.#waiting.set(segment, source)
      return segment
    } catch (error) {
      if (!(error instanceof QQError)) throw error
      throw new QQError(error.code, `--${kind}: ${error.message}`, {hint: error.hint, cause: error})
    }
  }

  /** Counts what goes within the message; what is too much for it goes in chunks after all. */
  #within(source: Source): Source {
    const {way, sizeBytes = 0} = source
    if (way.kind !== 'inline') return source
    const together = this.#inlineBytes + sizeBytes
    const isChosen = this.flags.upload === 'base64'
    if (!isChosen && together > AUTO_INLINE_BYTES && typeof way.content === 'string')
      return {...source, way: {kind: 'stream', content: way.content}}
    if (isChosen) checkInline('with the files before it', together)
    this.#inlineBytes = together
    return source
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
      await closeFiles([...this.#waiting.values()])
    }
  }

  async #bring(session: Session, link: Link, message: readonly Segment[]): Promise<Segment[]> {
    const segments: Segment[] = []
    let laterBytes = this.waitingBytes
    for (const segment of message) {
      const source = this.#waiting.get(segment)
      if (source?.way.kind === 'stream') laterBytes -= source.sizeBytes ?? 0
      const file = source && (await fileValue(session, link, source, this.flags, laterBytes))
      segments.push(file === undefined ? segment : {...segment, data: {...segment.data, file}})
    }
    return segments
  }
}
