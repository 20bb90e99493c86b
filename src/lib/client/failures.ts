import {QQError, type QQErrorDetails} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {factsOf} from '../protocol/actions.js'
import {MAX_LEVELS} from '../protocol/json.js'
import {type ConnectOptions} from './options.js'

/** A message may be there although nobody said so; sending it again would make two. */
const LOOK_FIRST = 'look before you repeat it'

/** The connection went away: CONNECT when the request had not left, TIMEOUT (exit 5, effect unknown) when it had. */
export function connectionLost(action: string, sent: boolean, reason?: string): QQError {
  const what = reason ?? 'the connection was lost'
  if (action === '') return new QQError('CONNECT', what)
  if (!sent) return new QQError('CONNECT', `${what} before ${action} was sent`, {action})
  return unanswered(action, `${what} before ${action} was answered`)
}

/** The connection was given up by whoever opened it. */
export class GivenUp extends QQError {
  constructor(reason: string) {
    super('CONNECT', reason)
  }
}

/**
 * What the end of the connection means to one call.
 * @param error what it ended with, where it was not just lost
 */
export function lossOf(
  {action, sent}: {readonly action: string; readonly sent: boolean},
  error?: Error,
  reason?: string,
): Error {
  if (error instanceof Interrupt && sent && factsOf(action)?.effect !== 'read') {
    return new Interrupt(error.signal, `no answer to ${action} yet: it may have been done`)
  }
  if (error instanceof GivenUp) return connectionLost(action, sent, error.message)
  return error ?? connectionLost(action, sent, reason)
}

/** No reply in time. @param action '' for a ping @param waitedMs how long we waited */
export function noAnswer(action: string, waitedMs: number): QQError {
  if (action === '') return connectionLost('', false, 'the server does not answer a ping')
  return unanswered(action, `no answer to ${action} within ${waitedMs / 1000} s`)
}

/** An answer that says ok, with data that nobody can look through: a failure inside may be in it. */
export function unreadable(action: string, raw: Buffer): QQError {
  const what = `the answer to ${action} has more than ${MAX_LEVELS} levels of lists and objects`
  const answer = {retcode: 0, raw}
  if (factsOf(action)?.effect === 'read') return new QQError('ACTION_FAILED', what, {action, ...answer})
  return unanswered(action, what, answer)
}

/** @param answer the one that came all the same */
function unanswered(action: string, what: string, answer: Pick<QQErrorDetails, 'retcode' | 'raw'> = {}): QQError {
  const effect = factsOf(action)?.effect
  if (effect === 'read') return new QQError('TIMEOUT', what, {action})
  const perhaps = effect === 'send' ? 'it may have been delivered' : 'it may have been done'
  return new QQError('TIMEOUT', `${what}: ${perhaps} all the same`, {
    action,
    outcome: 'unknown',
    ...answer,
    hint: LOOK_FIRST,
  })
}

/** NapCat's 1403 frame: it answers nothing that was sent on such a socket (network/websocket-server.ts). */
export function tokenRefused(options: ConnectOptions, raw: Buffer): QQError {
  const host = new URL(options.url).host
  const message = options.token
    ? `${host} refused the token from ${options.tokenSource ?? 'the caller'}`
    : `${host} wants a token, and none was given${options.tokenWithheld === undefined ? '' : `: ${options.tokenWithheld}`}`
  return new QQError('AUTH', message, {
    retcode: 1403,
    raw,
    hint: 'the token is in NapCat’s settings of that WebSocket server; give it with QQ_TOKEN, --token-file or a profile',
  })
}
