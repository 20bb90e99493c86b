import {downloadTarget, saveFile, type Downloaded} from '../../transfer/download-target.js'
import {receiveUrl} from '../../transfer/web-download.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'
import {type downloadFlags} from './download-flags.js'
import {checkStdout, existingFor, stdoutSink} from './downloads.js'

/**
 * Downloads from a URL that must be requested first; undefined if the bytes were written to stdout.
 * @param name the file name if the URL has none
 * @param urlFor not called if an existing file is kept
 * @throws as `saveFile` and `receiveUrl`
 */
export async function saveUrl(
  session: Session,
  {to, ...flags}: Given<Pick<typeof downloadFlags, 'force' | 'no-clobber'>> & {readonly to: string},
  name: string,
  urlFor: () => Promise<string>,
): Promise<Downloaded | undefined> {
  const options = {proxyFor: (url: string) => session.settings.proxyFor(url), signal: session.signal}
  if (to === '-') {
    checkStdout(session)
    await receiveUrl(await urlFor(), stdoutSink(session), options)
    return undefined
  }
  const target = downloadTarget(to, existingFor(flags), false)
  return saveFile(target, {id: name, written: new Set()}, async sinkFor => receiveUrl(await urlFor(), sinkFor, options))
}
