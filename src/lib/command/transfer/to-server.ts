import {type Link} from '../../transfer/link.js'
import {UploadMemory} from '../../transfer/upload-memory.js'
import {openSource} from '../../transfer/upload-source.js'
import {dryUpload, uploadFile} from '../../transfer/upload.js'
import {type Session} from '../session.js'
import {interrupted} from '../signals.js'
import {showProgress} from './progress.js'

export interface ToServerFlags {
  readonly 'chunk-size'?: number | undefined
  readonly resume?: boolean | undefined
  readonly progress?: boolean | undefined
}

/**
 * Brings a file of this machine to the server, in chunks, and gives the path that it has there for some minutes.
 * @throws as `openSource` and `uploadFile`
 */
export async function uploadToServer(
  session: Session,
  link: Link,
  file: string,
  flags: ToServerFlags,
): Promise<string> {
  const source = await openSource(file, interrupted)
  const shown = await showProgress(session, flags.progress)
  const options = {chunkBytes: flags['chunk-size'], resume: flags.resume}
  try {
    const {file_path} = link.isDry
      ? await dryUpload(link, source, options)
      : await uploadFile(link, source, {
          ...options,
          memory: new UploadMemory(session.stateFolder, session.resolve().url.value),
          onProgress: done => shown.update(source.name, done, source.size),
          onNote: text => shown.note(text),
        })
    return file_path
  } finally {
    shown.end()
    await source.close()
  }
}
