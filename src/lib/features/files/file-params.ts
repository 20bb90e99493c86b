import {type Caller} from '../../client/caller.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {listOf, say} from '../../errors/saying.js'
import {
  checkInline,
  inlineValue,
  isPipe,
  pathValue,
  settled,
  sourceOf,
  type FileNeeds,
  type Pipe,
  type Source,
} from '../../transfer/source.js'
import {type UploadMode} from '../../transfer/upload-mode.js'
import {type Link} from '../../transfer/link.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'
import {type uploadFlags} from './file-flags.js'

export type FileFlags = Given<typeof uploadFlags>

/**
 * Checks the typed files before anything is sent, and reads pipes to their ends; `withFiles` uploads them.
 * @throws as `sourceOf` and `settled`; with all files that cannot be used. QQError USAGE for a second `-`
 */
export async function takeFiles(
  session: Session,
  texts: readonly string[],
  needs: FileNeeds,
  flags: FileFlags,
): Promise<Source[]> {
  const {upload = 'auto'} = flags
  const looked: (Source | Pipe)[] = []
  const problems: QQError[] = []
  for (const text of texts) {
    try {
      looked.push(sourceOf(text, needs, upload))
    } catch (error) {
      problems.push(toQQError(error))
    }
  }
  const [first, ...others] = problems
  if (first) throw others.length === 0 ? first : allOf(problems, first, texts.length)
  for (const text of texts) if (text === '-') session.stdin.claim(say('a file'))
  const sources: Source[] = []
  for (const one of looked) sources.push(await known(session, one, upload))
  return sources
}

/** As `takeFiles`, for one file. @throws as `takeFiles` */
export async function takeFile(session: Session, text: string, needs: FileNeeds, flags: FileFlags): Promise<Source> {
  const {upload = 'auto'} = flags
  const looked = sourceOf(text, needs, upload)
  if (text === '-') session.stdin.claim(say('a file'))
  return known(session, looked, upload)
}

async function known({io, signal}: Session, looked: Source | Pipe, mode: UploadMode): Promise<Source> {
  return isPipe(looked) ? settled(looked, mode, io.stdin, signal) : looked
}

function allOf(problems: readonly QQError[], {code, hint}: QQError, total: number): QQError {
  const count = {failed: problems.length, total, each: listOf(problems.map(({what}) => what))}
  return new QQError(code, say('{failed} of {total} files cannot be used: {each}', count), {hint})
}

/**
 * Makes one call with files; files that must be on the server are first uploaded over the same connection.
 * @param use gets the value for each source, and the size of the files on NapCat's disk
 * @throws as `uploadFile`; QQError VALIDATION for more base64 than fits into one frame
 */
export async function withFiles<T>(
  session: Session,
  sources: readonly Source[],
  flags: FileFlags,
  use: (caller: Caller, valueOf: (source: Source) => string, fileBytes: number) => Promise<T>,
): Promise<T> {
  checkInline(say('all files together'), bytesOf(sources, 'inline'))
  try {
    const {withLink} = await import('./with-link.js')
    return await withLink(session, async link => {
      const values = new Map<Source, string>()
      let laterBytes = bytesOf(sources, 'stream')
      for (const source of sources) {
        if (source.way.kind === 'stream') laterBytes -= source.sizeBytes ?? 0
        values.set(source, await fileValue(session, link, source, flags, laterBytes))
      }
      return use(link, source => values.get(source) ?? '', fileBytesOf(sources))
    })
  } finally {
    await closeFiles(sources)
  }
}

/**
 * The value by which NapCat reads one source, which is uploaded first if necessary.
 * @param laterBytes the size of further uploads before the call
 * @throws as `inlineValue` and `uploadFile`
 */
export async function fileValue(
  session: Session,
  link: Link,
  {way, ...source}: Source,
  flags: FileFlags,
  laterBytes = 0,
): Promise<string> {
  if (way.kind === 'given') return way.value
  if (way.kind === 'inline') return inlineValue(source, way.content)
  const {uploadToServer} = await import('./to-server.js')
  return pathValue(await uploadToServer(session, link, way.content, flags, {...source.needs, laterBytes}), source.needs)
}

/** The size of the files that NapCat reads from its disk, as far as known. */
export function fileBytesOf(sources: readonly Source[]): number {
  return bytesOf(sources, 'stream') + bytesOf(sources, 'given')
}

function bytesOf(sources: readonly Source[], kind: Source['way']['kind']): number {
  return sources.reduce((sum, {way, sizeBytes = 0}) => (way.kind === kind ? sum + sizeBytes : sum), 0)
}

/** Releases the content of pipes. */
export async function closeFiles(sources: readonly Source[]): Promise<void> {
  for (const {way} of sources) if (way.kind === 'stream' && typeof way.content !== 'string') await way.content.close()
}
