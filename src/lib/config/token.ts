import {QQError} from '../errors/errors.js'
import {readableByOthers} from './config-file.js'
import {type TokenOrigin} from './settings.js'

/** stdin is read only if the command line says so. */
const STDIN_SOURCE = '--token-file'

/**
 * The token itself: the text, the first line of a file (`-` is stdin), or the first line of a command's output.
 * @param signal ends the reading when aborted
 * @param stdinLine gives the first line of stdin, also repeatedly; undefined if it is too long for a token
 * @throws QQError LOCAL when the file cannot be read, the command fails, or the line is empty or too long for a token;
 * the signal's reason when aborted
 */
export async function loadToken(
  origin: TokenOrigin,
  signal: AbortSignal,
  stdinLine: () => Promise<string | undefined>,
): Promise<{token: string; warnings: readonly string[]}> {
  const {kind, text} = origin.value
  if (kind === 'token') return {token: text, warnings: []}
  const isStdin = kind === 'token_file' && text === '-'
  if (isStdin && origin.source !== STDIN_SOURCE) {
    throw new QQError('LOCAL', `${origin.source}: a token comes from stdin only with ${STDIN_SOURCE} -`)
  }
  const {lineOfCommand, lineOfFile} = await import('./token-line.js')
  const line = isStdin ? await stdinLine() : await (kind === 'token_file' ? lineOfFile : lineOfCommand)(text, signal)
  if (line === undefined) {
    throw new QQError('LOCAL', `the first line from ${origin.source} is too long for a token`)
  }
  const token = line.trim()
  if (token === '') throw new QQError('LOCAL', `no token came from ${origin.source}`)
  return {token, warnings: kind === 'token_file' && !isStdin ? readableByOthers(text) : []}
}
