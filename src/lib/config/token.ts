import {readFileSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {readableByOthers} from './config-file.js'
import {type TokenOrigin} from './settings.js'

const COMMAND_TIMEOUT_MS = 30_000
/** stdin is read only where the line says so. */
const STDIN_SOURCE = '--token-file'

/**
 * The token itself: the text, the first line of a file (`-` = stdin), or the first line that a command prints.
 * @throws QQError LOCAL when the file cannot be read, the command fails, or the answer is empty
 */
export async function loadToken(origin: TokenOrigin): Promise<{token: string; warnings: readonly string[]}> {
  const {kind, text} = origin.value
  if (kind === 'token') return {token: text, warnings: []}
  if (kind === 'token_file' && text === '-' && origin.source !== STDIN_SOURCE) {
    throw new QQError('LOCAL', `${origin.source}: a token comes from stdin only with ${STDIN_SOURCE} -`)
  }
  const read = kind === 'token_file' ? readTokenFile(text) : await runTokenCommand(text)
  const token = read.split('\n')[0]?.trim() ?? ''
  if (token === '') throw new QQError('LOCAL', `no token came from ${origin.source}`)
  return {token, warnings: kind === 'token_file' && text !== '-' ? readableByOthers(text) : []}
}

function readTokenFile(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    const reason = reasonOf(error)
    throw new QQError('LOCAL', `cannot read the token file: ${reason}`, {cause: error})
  }
}

async function runTokenCommand(command: string): Promise<string> {
  const {spawnSync} = await import('node:child_process')
  const done = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    // its stdin is not ours to give: a `while read` loop around us would lose its lines
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: COMMAND_TIMEOUT_MS,
  })
  if (done.status === 0) return done.stdout
  const how = done.error ? done.error.message : `exit ${done.status ?? done.signal}`
  throw new QQError('LOCAL', `the token command failed (${how})`)
}
