import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {nameWithoutFolder} from '../../operations/group-files.js'
import {kindOf} from '../../message/segments/index.js'
import {type Files, type MediaKind} from '../../message/segments/kind.js'
import {fileKey} from '../../message/segments/media.js'
import {type Segment} from '../../protocol/segments.js'
import {type Link} from '../../transfer/link.js'
import {type FileNeeds, type Source} from '../../transfer/source.js'
import {type Session} from '../../run/session.js'
import {CallFiles} from '../files/call-files.js'
import {type FileFlags} from '../files/file-params.js'
import {withLink} from '../files/with-link.js'

/** A file of a segment, and the key that names it. */
interface Waiting {
  readonly key: string
  readonly source: Source
}

/** The files of a message. */
export class MessageFiles {
  readonly #files: CallFiles
  /** The files to read or upload before a segment can be sent, by the segment object. */
  readonly #waiting = new Map<Segment, readonly Waiting[]>()

  constructor(
    private readonly session: Session,
    flags: FileFlags,
    private readonly keepMs?: number,
  ) {
    this.#files = new CallFiles(session, flags)
  }

  /** Whether the message can be sent without reading or uploading files. */
  get isEmpty(): boolean {
    return this.#waiting.size === 0
  }

  /** The size of the files that NapCat reads from its disk, as far as known. */
  get bytesThere(): number {
    return this.#files.bytesThere
  }

  /**
   * A segment whose file is a local file, `-`, an http(s) URL, `base64://…`, or `remote:/path` on the server.
   * @param files the file keys of its kind
   * @param name the displayed name instead of its own
   * @throws QQError LOCAL, VALIDATION, USAGE, naming the flag
   */
  async brought(segment: Segment, {keys, isNamed}: Files, flag: string, name: string | undefined): Promise<Segment> {
    try {
      const given = name === undefined ? undefined : nameWithoutFolder(name, '--name')
      // NapCat would make up a name: a UUID for a URL, the temporary name for an upload
      const nameHint = isNamed && given === undefined ? say('add --name after it') : undefined
      const source = await this.#take(String(segment.data['file']), {media: keys.file, nameHint})
      const shown = given ?? source.name
      const data = {...segment.data, ...(shown !== undefined && {name: shown})}
      return this.#waitingFor(source, 'file', {...segment, data})
    } catch (error) {
      throw named(error, flag)
    }
  }

  /**
   * The segments, with their files in our own forms taken; base64 content waits like any other file.
   * @throws QQError VALIDATION, USAGE, naming the flag
   */
  async held(segments: readonly Segment[], flag: string): Promise<Segment[]> {
    const held: Segment[] = []
    for (const segment of segments) {
      let one = segment
      for (const [key, media] of filesIn(segment)) {
        const text = String(segment.data[key])
        if (!/^(?:base64:\/\/|remote:)/.test(text)) continue
        try {
          one = this.#waitingFor(await this.#take(text, {media}), key, one)
        } catch (error) {
          throw named(error, `${flag}: ${key === 'thumb' ? key : media}`)
        }
      }
      held.push(one)
    }
    return held
  }

  /**
   * Opens a connection that is reopened if it is lost during uploads; closes it and the files after use.
   * @param use gets a function that makes a message readable for the server
   */
  async withLink<T>(
    use: (link: Link, bring: (message: readonly Segment[]) => Promise<Segment[]>) => Promise<T>,
  ): Promise<T> {
    try {
      return await withLink(this.session, async link => use(link, async message => this.#bring(link, message)))
    } finally {
      await this.#files.close()
    }
  }

  async #take(text: string, needs: FileNeeds): Promise<Source> {
    return this.#files.take(text, {...needs, ...(this.keepMs !== undefined && {keepMs: this.keepMs})})
  }

  #waitingFor(source: Source, key: string, segment: Segment): Segment {
    const {way} = source
    const value = way.kind === 'given' ? way.value : `<${way.kind}:${source.label}>`
    const changed = {...segment, data: {...segment.data, [key]: value}}
    const waiting = [...(this.#waiting.get(segment) ?? []), ...(way.kind === 'given' ? [] : [{key, source}])]
    if (waiting.length > 0) this.#waiting.set(changed, waiting)
    return changed
  }

  async #bring(link: Link, message: readonly Segment[]): Promise<Segment[]> {
    const segments: Segment[] = []
    for (const segment of message) {
      let {data} = segment
      for (const {key, source} of this.#waiting.get(segment) ?? []) {
        data = {...data, [key]: await this.#files.value(link, source)}
      }
      segments.push({...segment, data})
    }
    return segments
  }
}

/** The keys of a segment's files, with the required kind of media. */
function filesIn({type, data}: Segment): [string, MediaKind][] {
  const named = Object.entries(kindOf(type)?.files?.keys ?? {})
  return named.flatMap(([key, media]) => {
    const place = key === 'file' ? fileKey(data) : key
    return place === undefined || data[place] === undefined ? [] : [[place, media] as const]
  })
}

function named(error: unknown, name: string): unknown {
  if (!(error instanceof QQError)) return error
  return error.at(name)
}
