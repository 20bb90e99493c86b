import {QQError} from '../errors/errors.js'
import {atPlace, type Known} from '../errors/saying.js'
import {openToOthers} from './config-file.js'
import {type TokenOrigin} from './layers.js'

/** stdin is read only if the command line says so. */
const STDIN_SOURCES: readonly unknown[] = ['--token-file', '--webui-token-file']

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
): Promise<{token: string; warnings: readonly Known[]}> {
  const {kind, text} = origin.value
  if (kind === 'token') return {token: text, warnings: []}
  const isStdin = kind === 'token_file' && text === '-'
  if (isStdin && !STDIN_SOURCES.includes(origin.source)) {
    throw new QQError('LOCAL', atPlace(origin.source, {kind: 'config.tokenFromStdin'}))
  }
  const {lineOfCommand, lineOfFile} = await import('./token-line.js')
  const line = isStdin ? await stdinLine() : await (kind === 'token_file' ? lineOfFile : lineOfCommand)(text, signal)
  if (line === undefined) throw new QQError('LOCAL', {kind: 'config.tokenTooLong', from: origin.source})
  const token = line.trim()
  if (token === '') throw new QQError('LOCAL', {kind: 'config.noToken', from: origin.source})
  return {token, warnings: kind === 'token_file' && !isStdin ? openToOthers(text, true) : []}
}
