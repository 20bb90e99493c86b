import {type Link} from '../../transfer/link.js'
import {mediaOf} from '../../transfer/media.js'
import {type Source} from '../../transfer/source.js'
import {type Session} from '../session.js'
import {uploadToServer, type ToServerFlags} from './to-server.js'

/** What is bigger goes to the server in chunks first: NapCat parses a frame at once, and does nothing else meanwhile. */
const MAX_INLINE_BYTES = 256 * 1024

/**
 * What NapCat is sent as `file`: the one place where a source becomes something that the server can read.
 * @throws as `mediaOf` and `uploadToServer`
 */
export async function fileValue(session: Session, link: Link, source: Source, flags: ToServerFlags): Promise<string> {
  const {text, isLocal, sizeBytes = 0} = source
  return isLocal && sizeBytes > MAX_INLINE_BYTES ? uploadToServer(session, link, text, flags) : mediaOf(text)
}
