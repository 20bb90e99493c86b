import {randomBytes} from 'node:crypto'
import path from 'node:path'
import {MAX_TIMER_MS} from '../../protocol/timers.js'
import {type Link} from '../../transfer/link.js'
import {localName, shortened} from '../../transfer/local-name.js'
import {type FileContent} from '../../transfer/source.js'
import {UnfinishedUpload} from '../../transfer/unfinished-upload.js'
import {openSource, type UploadSource} from '../../transfer/upload-source.js'
import {type UploadStream} from '../../transfer/upload-request.js'
import {
  dryUpload,
  isKeptFor,
  retentionFor,
  uploadFile,
  type Uploaded,
  type UploadOptions,
} from '../../transfer/upload.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'
import {type streamFlags} from './file-flags.js'
import {showProgress} from './transfer-progress.js'

type ToServerFlags = Given<typeof streamFlags>

/**
 * Uploads a source to the server in chunks, and shows the progress.
 * @throws as `uploadFile`
 */
export async function uploadShown(
  session: Session,
  link: Link,
  source: UploadSource,
  flags: ToServerFlags,
  more: UploadOptions = {},
): Promise<Uploaded> {
  const options = {...more, chunkBytes: flags['chunk-size'], resume: flags.resume}
  const isPiped = source.path === undefined
  const store = isPiped || flags.resume === false ? undefined : await session.memory.get()
  const shown = await showProgress(session, flags.progress)
  try {
    if (link.isDry) return await dryUpload(link, source, options)
    return await uploadFile(link, source, {
      ...options,
      unfinished: store && new UnfinishedUpload(store, session.settings.resolve().url.value, source),
      onProgress: done => shown.update(source.name, done, source.size),
      onNote: text => shown.note(text),
    })
  } finally {
    shown.end()
  }
}

/** The needs of the call after an upload. */
interface AfterUpload {
  /** Whether people see the name of the file on the server. */
  readonly nameIsSeen?: boolean
  /** The additional time that NapCat may read it, in ms. */
  readonly keepMs?: number
  /** The size of further uploads before the call. */
  readonly laterBytes: number
}

/** The slowest expected line, in bytes per ms. */
const SLOWEST = 32

/**
 * Uploads a local file for the next call; the server keeps it as long as needed. Returns its server path.
 * @param content the path of a file, or open content, which stays open
 * @throws as `openSource` and `uploadShown`
 */
export async function uploadToServer(
  session: Session,
  link: Link,
  content: FileContent,
  flags: ToServerFlags,
  {nameIsSeen, keepMs = 0, laterBytes}: AfterUpload,
): Promise<string> {
  const source = typeof content === 'string' ? await openSource(content, session.signal) : content
  try {
    const fileName = nameIsSeen ? nameToSee(source.name) : undefined
    const wantedMs = retentionFor(source.size) + keepMs + Math.ceil(laterBytes / SLOWEST)
    const retentionMs = Math.min(wantedMs, MAX_TIMER_MS)
    const fits = (noted: UploadStream): boolean =>
      isKeptFor(noted, retentionMs) && (!fileName || withoutSuffix(noted.fileName) === withoutSuffix(fileName))
    return (await uploadShown(session, link, source, flags, {fileName, retentionMs, fits})).file_path
  } finally {
    if (source !== content) await source.close()
  }
}

/** Equal names overwrite each other on the server, which may be a Windows machine. */
function nameToSee(name: string): string {
  const {name: stem, ext} = path.parse(localName(name).replace(/[<>:"|?*%]/g, '_'))
  return `${shortened(stem, 150)}-${randomBytes(4).toString('hex')}${shortened(ext, 40)}`
}

/** The original name of `nameToSee`. */
function withoutSuffix(name: string): string {
  return name.replace(/-[\da-f]{8}(?=(?:\.[^.]*)?$)/, '')
}
