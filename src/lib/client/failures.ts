import {QQError, type ErrorCode, type QQErrorDetails} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Known, type Saying} from '../errors/saying.js'
import {factsOf} from '../protocol/actions.js'
import {MAX_LEVELS} from '../protocol/json.js'
import {type ConnectOptions} from './options.js'

/** A lost connection: CONNECT if the request was not sent, else TIMEOUT (exit 5, result unknown). */
export function connectionLost(action: string, sent: boolean, reason: Saying = {kind: 'connection.lost'}): QQError {
  if (action === '') return new QQError('CONNECT', reason)
  if (!sent) return new QQError('CONNECT', {kind: 'connection.lostBeforeSent', action, reason}, {action})
  return unanswered(action, {kind: 'connection.lostBeforeAnswer', action, reason})
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
  return unanswered(action, {kind: 'connection.noAnswer', action, waitedMs})
}

/** An ok answer with unreadable data; there may be a failure inside. */
export function unreadable(action: string, raw: Buffer): QQError {
  const answer = {action, retcode: 0, raw}
  return unanswered(action, {kind: 'reply.tooDeep', action, levels: MAX_LEVELS}, answer, 'ACTION_FAILED')
}

/** @param details the answer, where one came all the same @param code of a call that cannot have done anything */
function unanswered(
  action: string,
  what: Saying,
  details: QQErrorDetails = {action},
  code: ErrorCode = 'TIMEOUT',
): QQError {
  const effect = factsOf(action)?.effect
  if (effect === 'read') return new QQError(code, what, details)
  const perhaps = {kind: 'connection.perhapsDone', what, isSend: effect === 'send'} as const
  return new QQError('TIMEOUT', perhaps, {...details, outcome: 'unknown'})
}

/** NapCat's 1403 frame: NapCat answers no call on such a socket (network/websocket-server.ts). */
export function tokenRefused({url, token, tokenSource, tokenWithheld}: ConnectOptions, raw: Buffer): QQError {
  const {host} = new URL(url)
  const what: Saying = token
    ? {kind: 'connection.tokenRefused', host, source: tokenSource ?? {kind: 'connection.caller'}}
    : {kind: 'connection.tokenMissing', host, withheld: tokenWithheld}
  return new QQError('AUTH', what, {retcode: 1403, raw})
}

/** @param hint if the port is taken */
export function cannotListen(host: string, port: number, cause: Error, hint?: Known): QQError {
  const code = 'code' in cause ? String(cause.code) : ''
  const what = {kind: 'connection.cannotListen', host, port, code, detail: cause.message} as const
  return new QQError('LOCAL', what, {hint: code === 'EADDRINUSE' ? hint : undefined, cause})
}

/** The codes that a machine without IPv6 gives for ::1. */
const SAYS_NOTHING = ['', 'EADDRNOTAVAIL']

/** What the system calls an error. If several addresses were tried, one of them may have failed with a code that has no information. */
export function systemCodeOf(error: unknown): string {
  const tried: unknown[] = error instanceof AggregateError ? error.errors : []
  const codes = [...tried, error].map(one =>
    one instanceof Error && 'code' in one && typeof one.code === 'string' ? one.code : '',
  )
  return (
    codes.find(code => code === 'ECONNREFUSED') ??
    codes.find(code => !SAYS_NOTHING.includes(code)) ??
    codes.at(-1) ??
    ''
  )
}
