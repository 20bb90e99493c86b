import {request as requestPlain, type ClientRequest, type IncomingMessage} from 'node:http'
import {request as requestSecure} from 'node:https'
import {systemCodeOf} from '../../client/failures.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {type Known, type Saying} from '../../errors/saying.js'

/** Where a WebUI is. */
export interface WebuiAddress {
  /** `http://HOST:PORT` or `https://HOST:PORT`, perhaps with a path in front of the WebUI's own; without a slash at its end. */
  readonly url: string
  /** The certificate authority to trust, as PEM. */
  readonly ca: string | undefined
  /** Whether any certificate is accepted. */
  readonly insecure: boolean | undefined
}

export interface WebuiRequest {
  /** Below `/api`. */
  readonly path: string
  /** Absent: it is a GET. */
  readonly body?: Readonly<Record<string, string>>
  readonly credential: string | undefined
  readonly limitMs: number
  /** Whether it changes something, so that after a lost answer nobody knows whether it was done. */
  readonly isWrite: boolean
}

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/** Far more than any answer that we ask for. */
const LONGEST_BYTES = 1 << 20

/**
 * Sends one request over a connection of its own.
 * @throws QQError CONNECT (not reached, or lost before a read was answered), TIMEOUT; the signal's reason
 */
export async function post(
  {url, ca, insecure}: WebuiAddress,
  {path, body, credential, limitMs, isWrite}: WebuiRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const target = new URL(`${url}/api${path}`)
  const secure = target.protocol === 'https:'
  const limit = AbortSignal.timeout(limitMs)
  const payload = body === undefined ? undefined : JSON.stringify(body)
  const sent = (secure ? requestSecure : requestPlain)(target, {
    method: payload === undefined ? 'GET' : 'POST',
    agent: false, // the server closes idle connections after 5 s
    signal: AbortSignal.any([signal, limit]),
    headers: {
      ...(payload !== undefined && {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(payload),
      }),
      ...(credential !== undefined && {Authorization: `Bearer ${credential}`}),
    },
    ...(secure && {rejectUnauthorized: !insecure, ...(ca !== undefined && {ca})}),
  })
  const way = {isOpen: false}
  sent.once('socket', socket => socket.once(secure ? 'secureConnect' : 'connect', () => (way.isOpen = true)))
  sent.end(payload)
  try {
    return await answerTo(sent)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof QQError) throw error
    const {host} = target
    const late: Known | undefined = limit.aborted
      ? way.isOpen
        ? {kind: 'webui.noAnswer', host, path, limitMs}
        : {kind: 'webui.failed', host, reason: {kind: 'webui.noConnection', limitMs}}
      : undefined
    const what: Known = late ?? {kind: 'webui.failed', host, reason: systemError(error, secure)}
    if (way.isOpen && isWrite) throw perhapsDone(what, error)
    throw new QQError(late && way.isOpen ? 'TIMEOUT' : 'CONNECT', what, {cause: error})
  }
}

/** A request that changes something has left, and nobody knows what became of it. */
export function perhapsDone(what: Saying, cause: unknown): QQError {
  return new QQError('TIMEOUT', {kind: 'connection.perhapsDone', what, isSend: false}, {outcome: 'unknown', cause})
}

async function answerTo(sent: ClientRequest): Promise<HttpAnswer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).on('error', reject)
  })
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > LONGEST_BYTES) break // it is cut, and so no JSON
    pieces.push(piece)
  }
  return {status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8')}
}

function systemError(error: unknown, secure: boolean): Known {
  return {kind: 'webui.systemError', code: systemCodeOf(error), detail: reasonOf(error), secure}
}
