import {say} from '../../errors/saying.js'
import {AUTO_INLINE_BYTES, checkInline, type FileNeeds, type Source} from '../../transfer/source.js'
import {type Link} from '../../transfer/link.js'
import {type Session} from '../../run/session.js'
import {closeFiles, fileBytesOf, fileValue, takeFile, type FileFlags} from './file-params.js'

/**
 * The files of one call. Small files are sent inside it as base64, up to a common limit. Each other file is uploaded to
 * the server first, in chunks, once.
 */
export class CallFiles {
  #inlineBytes = 0
  readonly #taken: Source[] = []
  /** The server paths of the uploaded files. */
  readonly #brought = new Map<Source, string>()

  constructor(
    private readonly session: Session,
    private readonly flags: FileFlags,
  ) {}

  /** The size of the files that NapCat reads from its disk, as far as known. */
  get bytesThere(): number {
    return fileBytesOf(this.#taken)
  }

  /** @throws as `takeFile`; QQError VALIDATION for more base64 than fits into one frame */
  async take(text: string, needs: FileNeeds): Promise<Source> {
    const source = await this.#within(await takeFile(this.session, text, needs, this.flags))
    const known = this.#taken.find(({way}) => isSameFile(way, source.way))
    if (known) return known
    this.#taken.push(source)
    return source
  }

  /** The value by which NapCat reads one of them, which is uploaded first if necessary. @throws as `fileValue` */
  async value(link: Link, source: Source): Promise<string> {
    const known = this.#brought.get(source)
    if (known !== undefined) return known
    const later = this.#taken.filter(one => one !== source && one.way.kind === 'stream' && !this.#brought.has(one))
    const value = await fileValue(this.session, link, source, this.flags, fileBytesOf(later))
    if (source.way.kind === 'stream') this.#brought.set(source, value)
    return value
  }

  /** Releases the content of pipes. */
  async close(): Promise<void> {
    await closeFiles(this.#taken)
  }

  /** Counts the bytes inside the call; a file beyond the limit is uploaded in chunks. */
  async #within(source: Source): Promise<Source> {
    const {way, sizeBytes = 0, label} = source
    if (way.kind !== 'inline') return source
    const together = this.#inlineBytes + sizeBytes
    const isChosen = this.flags.upload === 'base64'
    if (!isChosen && together > AUTO_INLINE_BYTES) {
      if (typeof way.content === 'string') return {...source, way: {kind: 'stream', content: way.content}}
      const {spoolSource} = await import('../../transfer/upload-source.js')
      return {...source, way: {kind: 'stream', content: await spoolSource([way.content], label, this.session.signal)}}
    }
    if (isChosen) checkInline(say('this file and the files before it'), together)
    this.#inlineBytes = together
    return source
  }
}

function isSameFile(one: Source['way'], other: Source['way']): boolean {
  return one.kind === 'stream' && other.kind === 'stream' && one.content === other.content
}
