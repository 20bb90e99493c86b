import {type Link} from '../../transfer/link.js'
import {UploadMemory} from '../../transfer/upload-memory.js'
import {openSource, type UploadSource} from '../../transfer/upload-source.js'
import {dryUpload, uploadFile, type Uploaded, type UploadOptions} from '../../transfer/upload.js'
import {type Session} from '../session.js'
import {interrupted} from '../signals.js'
import {showProgress} from './progress.js'

export interface ToServerFlags {
  readonly 'chunk-size'?: number | undefined
  readonly resume?: boolean | undefined
  readonly progress?: boolean | undefined
}

/**
 * Brings a source to the server in chunks, and shows how far it is.
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
  const shown = await showProgress(session, flags.progress)
  try {
    if (link.isDry) return await dryUpload(link, source, options)
    return await uploadFile(link, source, {
      ...options,
      memory: new UploadMemory(session.stateFolder, session.resolve().url.value),
      onProgress: done => shown.update(source.name, done, source.size),
      onNote: text => shown.note(text),
    })
  } finally {
    shown.end()
  }
}

/**
 * The path on the server of a file of this machine, brought there for some minutes.
 * @throws as `openSource` and `uploadShown`
 */
export async function uploadToServer(
  session: Session,
  link: Link,
  file: string,
  flags: ToServerFlags,
): Promise<string> {
  const source = await openSource(file, interrupted)
  try {
    return (await uploadShown(session, link, source, flags)).file_path
  } finally {
    await source.close()
  }
}
