import {createHmac} from 'node:crypto'
import {type ReadFrame} from '../../client/event-frame.js'
import {pause} from '../../client/pause.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'

export interface ForwardOptions {
  readonly url: URL
  /** Headers that are added, or that replace ours. */
  readonly headers: Readonly<Record<string, string>>
  /** Signs each body. */
  readonly secret: string | undefined
  /** Called with an answer that has a body. */
  readonly onAnswer?: ((answer: EventAnswer) => Promise<void>) | undefined
  readonly signal?: AbortSignal | undefined
  /** The first pause before a retry; it doubles with each retry. */
  readonly retryMs?: number | undefined
  /** The time limit for one answer, with its body. */
  readonly timeoutMs?: number | undefined
}

export interface EventAnswer {
  readonly bytes: Buffer
  /** The bytes as text. */
  readonly body: string
  /** Whether its Content-Type is JSON. */
  readonly isJson: boolean
}

const TRIES = 5
const RETRY_MS = 500
const TIMEOUT_MS = 30_000
/** The longest answer that is read; a quick operation is a few hundred bytes. */
const LONGEST_ANSWER = 1 << 20
/** Status codes after which a retry may succeed: too many requests, and the codes of proxies for a missing server. */
const PASSING = [408, 429, 500, 502, 503, 504]

/**
 * Posts an event as OneBot's HTTP reporting does: its own bytes, X-Self-ID, and with a secret X-Signature. Temporary
 * failures are retried with growing pauses.
 * @throws QQError LOCAL if it could not be delivered; the error of `onAnswer`; the reason of the signal
 */
export async function forwardEvent(frame: ReadFrame, options: ForwardOptions): Promise<void> {
  const {onAnswer, signal, retryMs = RETRY_MS} = options
  for (let tried = 1; ; tried++) {
    const answer = await post(frame, options)
    if ('body' in answer) {
      if (answer.body.trim() !== '') await onAnswer?.(answer)
      return
    }
    const {reason, passing} = answer
    if (!passing || tried === TRIES) {
      const facts = {origin: options.url.origin, reason, tries: passing ? TRIES : undefined}
      throw new QQError('LOCAL', {kind: 'operations.undelivered', ...facts})
    }
    await pause(retryMs * 2 ** (tried - 1) * (0.5 + Math.random() / 2), signal)
  }
}

type Answer = EventAnswer | {readonly reason: string | Saying; readonly passing: boolean}

async function post(frame: ReadFrame, options: ForwardOptions): Promise<Answer> {
  const {url, signal, timeoutMs = TIMEOUT_MS} = options
  const late = AbortSignal.timeout(timeoutMs)
  let answer: Response
  try {
    answer = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(frame.raw),
      redirect: 'manual', // a signed body is for the one it was signed for
      signal: signal ? AbortSignal.any([late, signal]) : late,
      headers: headersOf(frame, options),
    })
  } catch (error) {
    return failed(error, signal)
  }
  if (!answer.ok) {
    await answer.body?.cancel()
    return {reason: reasonIn(answer), passing: PASSING.includes(answer.status)}
  }
  let read: EventAnswer | undefined
  try {
    read = await readAnswer(answer)
  } catch (error) {
    if (!late.aborted) return failed(error, signal)
  }
  if (read) return read
  // the receiver has the event, so an answer without an end is no reason to send it again
  if (options.onAnswer === undefined) return {bytes: Buffer.alloc(0), body: '', isJson: false}
  const limits = {bytes: LONGEST_ANSWER, limitMs: timeoutMs, isLate: late.aborted}
  throw new QQError('LOCAL', {kind: 'operations.endlessAnswer', origin: url.origin, ...limits})
}

function failed(error: unknown, signal: AbortSignal | undefined): Answer {
  signal?.throwIfAborted()
  // fetch only says "fetch failed"; its cause has the reason, with a code for network errors
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error
  return {reason: reasonOf(cause).trim(), passing: cause instanceof Error && 'code' in cause}
}

/** @returns undefined if it is too long */
async function readAnswer({body, headers}: Response): Promise<EventAnswer | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > LONGEST_ANSWER) return undefined
    parts.push(part)
  }
  const bytes = Buffer.concat(parts)
  const text = new TextDecoder().decode(bytes) // this removes a byte order mark
  return {bytes, body: text, isJson: /\bjson\b/i.test(headers.get('content-type') ?? '')}
}

function headersOf({raw, event}: ReadFrame, {headers, secret}: ForwardOptions): Headers {
  const sent = new Headers({'Content-Type': 'application/json', 'X-Self-ID': String(event['self_id'])})
  if (secret !== undefined) sent.set('X-Signature', `sha1=${createHmac('sha1', secret).update(raw).digest('hex')}`)
  for (const [name, value] of Object.entries(headers)) sent.set(name, value)
  return sent
}

/** The reason, without the query of a redirect, which may contain our token. */
function reasonIn({status, headers}: Response): Saying {
  const [location] = headers.get('location')?.split(/[?#]/) ?? []
  return {kind: 'operations.httpStatus', status, location}
}
