import {spawn} from 'node:child_process'
import path from 'node:path'
import {readIfThere} from '../../disk/files.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say, type Place} from '../../errors/saying.js'
import {isJsonObject, parseJson} from '../../protocol/json.js'
import {type Io} from '../../io/io.js'

/** A token that nobody has given us. */
export interface FoundToken {
  readonly token: string
  readonly source: Place
  /** That of the WebUI, where it is known. */
  readonly port: number | undefined
}

/** A log is read no longer than this; its first lines have the token. */
const LOG_LIMIT_MS = 5000
const LOG_LIMIT_BYTES = 1 << 20

/**
 * The token of a NapCat in this folder, which is its own or that of its data.
 * @throws QQError LOCAL when there is none
 */
export function tokenInFolder(folder: string): FoundToken {
  const files = [path.join(folder, 'config', 'webui.json'), path.join(folder, 'webui.json')]
  for (const file of files) {
    const found = tokenInFile(file)
    if (found) return found
  }
  throw new QQError('LOCAL', say('there is no token of a WebUI in {files}', {files}))
}

/** The first token where an installation of NapCat on this machine has it; a file that cannot be read is passed over. */
export function tokenInKnownPlaces(env: Io['env']): FoundToken | undefined {
  for (const folder of knownPlaces(env)) {
    try {
      const found = tokenInFile(path.join(folder, 'config', 'webui.json'))
      if (found) return found
    } catch {
      // it belongs to another user, perhaps
    }
  }
  return undefined
}

/** NapCat's own rule, its macOS folder, the image napcat-docker, and the installer for Linux. */
function knownPlaces(env: Io['env']): string[] {
  const home = env['HOME']
  return [
    env['NAPCAT_WORKDIR'],
    home && path.join(home, 'Library', 'Application Support', 'QQ', 'NapCat'),
    '/app/napcat',
    '/opt/QQ/resources/app/app_launcher/napcat',
  ].filter(folder => folder !== undefined && path.isAbsolute(folder)) as string[] // none is undefined now
}

/** @throws QQError LOCAL for a file that cannot be read, or is none of NapCat's */
function tokenInFile(file: string): FoundToken | undefined {
  const found = valueIn(file)
  if (found === undefined) return undefined
  const token = isJsonObject(found) ? found['token'] : undefined
  if (typeof token !== 'string' || token === '') return undefined
  const port = isJsonObject(found) ? found['port'] : undefined
  return {token, source: file, port: typeof port === 'number' && port > 0 && port < 65_536 ? port : undefined}
}

function valueIn(file: string): unknown {
  try {
    const text = readIfThere(file)
    return text === undefined ? undefined : parseJson(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // what a parser says quotes the text, and with it the token
    const detail = error instanceof SyntaxError ? 'not JSON' : reasonOf(error)
    throw new QQError('LOCAL', {kind: 'input.unreadable', file, detail}, {cause: undefined})
  }
}

/**
 * The token in the log of a container. The first one counts: NapCat writes it before anybody else's text can be in the log.
 * @throws QQError LOCAL when there is none; the signal's reason
 */
export async function tokenInLogOf(container: string, signal: AbortSignal): Promise<FoundToken> {
  const token = tokenInLog(await logOf(container, signal))
  const source = say('the log of container {container}', {container})
  if (token !== undefined) return {token, source, port: undefined}
  throw new QQError('LOCAL', say('the log of container {container} shows no token of the WebUI', {container}), {
    hint: say('it is in config/webui.json of the container: give it with --webui-token-file'),
  })
}

function tokenInLog(log: string): string | undefined {
  for (const line of log.split(/\r?\n/)) {
    const plain = line.replaceAll(/\u001B\[[\d;]*m/g, '')
    const [, token] = /^\[NapCat\] \[WebUi\] WebUi Token: (\S+)\s*$/.exec(plain) ?? []
    if (token !== undefined) return token
  }
  return undefined
}

async function logOf(container: string, signal: AbortSignal): Promise<string> {
  const child = spawn('docker', ['logs', '--', container], {stdio: ['ignore', 'pipe', 'pipe']})
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LOG_LIMIT_MS)])
  const stop = (): void => void child.kill('SIGKILL')
  limit.addEventListener('abort', stop, {once: true})
  const outputs = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (piece: string) => {
      outputs[name] += piece.slice(0, Math.max(0, LOG_LIMIT_BYTES - outputs.stdout.length - outputs.stderr.length))
      if (outputs.stdout.length + outputs.stderr.length >= LOG_LIMIT_BYTES) stop()
    })
  }
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve)
    })
    signal.throwIfAborted()
    if (code === null || code === 0) return `${outputs.stdout}\n${outputs.stderr}` // it may be cut
    throw new QQError('LOCAL', say('`docker logs` of {container} ended with {code}', {container, code}), {
      hint: say('`docker ps` lists the containers'),
    })
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof QQError) throw error
    throw new QQError('LOCAL', say('cannot run docker: {reason}', {reason: reasonOf(error)}), {cause: error})
  } finally {
    limit.removeEventListener('abort', stop)
  }
}
