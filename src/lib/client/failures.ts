import {QQError, type QQErrorDetails} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Effect} from '../errors/kinds/connection.js'
import {type Saying} from '../errors/saying.js'
import {factsOf} from '../protocol/actions.js'
import {MAX_LEVELS} from '../protocol/json.js'
import {type ConnectOptions} from './options.js'

/** A lost connection: CONNECT if the request was not sent, else TIMEOUT (exit 5, result unknown). */
export function connectionLost(action: string, sent: boolean, reason?: Saying): QQError {
  if (action === '') return new QQError('CONNECT', reason ?? {kind: 'connection.lost'})
  if (!sent) return new QQError('CONNECT', {kind: 'connection.lostBeforeSent', action, reason}, {action})
  return unanswered(action, effect => ({kind: 'connection.lostBeforeAnswer', action, reason, effect}))
}

/** The opener of the connection has closed it. */
export class GivenUp extends QQError {
  constructor(reason: Saying) {
    super('CONNECT', reason)
  }
}

/**
 * The error of one call when the connection ends.
 * @param error the error that ended the connection, if there was one
 */
export function lossOf(
  {action, sent}: {readonly action: string; readonly sent: boolean},
  error?: Error,
  reason?: Saying,
): Error {
  if (error instanceof Interrupt && sent && factsOf(action)?.effect !== 'read') {
    return new Interrupt(error.signal, {kind: 'connection.noAnswerYet', action})
  }
  if (error instanceof GivenUp) return connectionLost(action, sent, error.what)
  return error ?? connectionLost(action, sent, reason)
}

/** No reply came in time. @param action '' for a ping @param waitedMs how long we waited */
export function noAnswer(action: string, waitedMs: number): QQError {
  if (action === '') return connectionLost('', false, {kind: 'connection.noPong'})
  return unanswered(action, effect => ({kind: 'connection.noAnswer', action, waitedMs, effect}))
}

/** An ok answer with unreadable data; there may be a failure inside. */
export function unreadable(action: string, raw: Buffer): QQError {
  const answer = {retcode: 0, raw}
  const what = (effect: Effect): Saying => ({kind: 'reply.tooDeep', action, levels: MAX_LEVELS, effect})
  if (effectOf(action) === 'none') return new QQError('ACTION_FAILED', what('none'), {action, ...answer})
  return unanswered(action, what, answer)
}

/** @param answer an answer that came nevertheless */
function unanswered(
  action: string,
  what: (effect: Effect) => Saying,
  answer: Pick<QQErrorDetails, 'retcode' | 'raw'> = {},
): QQError {
  const effect = effectOf(action)
  if (effect === 'none') return new QQError('TIMEOUT', what(effect), {action})
  return new QQError('TIMEOUT', what(effect), {action, outcome: 'unknown', ...answer})
}

function effectOf(action: string): Effect {
  const effect = factsOf(action)?.effect
  if (effect === 'read') return 'none'
  return effect === 'send' ? 'send' : 'other'
}

/** NapCat's 1403 frame: NapCat answers no call on such a socket (network/websocket-server.ts). */
export function tokenRefused({url, token, tokenSource, tokenWithheld}: ConnectOptions, raw: Buffer): QQError {
  const {host} = new URL(url)
  const what: Saying = token
    ? {kind: 'connection.tokenRefused', host, source: tokenSource ?? 'the caller'}
    : {kind: 'connection.tokenMissing', host, withheld: tokenWithheld}
  return new QQError('AUTH', what, {retcode: 1403, raw})
}
