import {downloadTarget, saveFile, type Downloaded} from '../../transfer/download-target.js'
import {receiveUrl} from '../../transfer/web-download.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'
import {type downloadFlags} from './download-flags.js'
import {checkStdout, existingFor, stdoutSink} from './downloads.js'

/**
 * Downloads what a URL leads to that has to be asked for first; undefined where its bytes went to stdout.
 * @param name of the file where the URL has none
 * @param urlFor not called when the file is there and is to be kept
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
