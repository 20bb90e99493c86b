import {QQError, type QQErrorDetails} from '../errors/errors.js'
import {type Advice} from '../errors/kinds/reply.js'
import {ownText, type Saying} from '../errors/saying.js'
import {actionNames, factsOf, isSecret} from '../protocol/actions.js'
import {type ActionFacts, type Requirement} from '../protocol/catalog/facts.js'
import {isJsonObject, MAX_LEVELS, parseJson, TooDeepError} from '../protocol/json.js'
import {innerFailure} from '../protocol/inner-failure.js'
import {nativeFailure, type NativeFailure} from '../protocol/native-failure.js'
import {nearest} from '../protocol/nearest.js'
import {isNotConfirmed} from '../protocol/not-confirmed.js'
import {clockMs} from '../protocol/timers.js'
import {unreadable} from './failures.js'

/** A successful answer. */
export interface Reply {
  readonly action: string
  /** The data of the answer; null also if there is no `data`. */
  readonly data: unknown
  /** The frame as received. */
  readonly raw: Buffer
  /** NapCat's `stream-action` (one packet of several) or `normal-action`. */
  readonly stream: 'normal-action' | 'stream-action'
  /** It is the answer to an earlier call; nothing was sent. */
  readonly isRecorded?: true
}

/** The reply for calls without an answer frame: an action that ends the server, a ping. */
export function noFrame(action: string): Reply {
  return {action, data: null, raw: Buffer.alloc(0), stream: 'normal-action'}
}

/** A parsed reply frame. Its echo names its call. */
export type ReplyFrame = Readonly<Record<string, unknown>>

/** Replaces data with too many levels. */
const TOO_DEEP = Symbol('too deep')

/**
 * The JSON object in a frame, or undefined for anything else, because a frame must never end the run. A frame with too
 * many levels is reduced to the keys that name its call, which then fails; it never counts as an event.
 */
export function parseFrame(raw: Buffer): ReplyFrame | undefined {
  try {
    const frame = parseJson(raw.toString('utf8'), 1 + MAX_LEVELS)
    return isJsonObject(frame) ? frame : undefined
  } catch (error) {
    if (!(error instanceof TooDeepError && isJsonObject(error.value))) return undefined
    const {status, retcode, message, wording, echo} = error.value
    return {status, retcode, message, wording, echo, data: TOO_DEEP}
  }
}

/** @see NapCat's action/stream: a final packet has type "response"; an upload frame has one answer each */
export function endsStream(action: string, reply: Reply): boolean {
  if (reply.stream === 'normal-action' || action === 'upload_file_stream') return true
  const {data} = reply
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'response'
}

/** An answered call, to find the meaning of its failure. */
export interface AnsweredCall {
  readonly action: string
  readonly params: Readonly<Record<string, unknown>>
  /** The time of sending, by `clockMs`. */
  readonly sentMs: number
}

/**
 * Reads the reply of a call when it arrives.
 * @throws QQError ACTION_FAILED if NapCat reports a failure; SOFT_FAILED if an ok answer has a failure inside;
 * UNSUPPORTED if the server lacks the action or what it needs; TIMEOUT if NapCat itself does not know the result of a
 * write. An unreadable answer is ACTION_FAILED, or TIMEOUT if the call may have taken effect
 */
export function readReply(call: AnsweredCall, frame: ReplyFrame, raw: Buffer): Reply {
  const {action} = call
  const data = frame['data'] ?? null
  if (frame['status'] !== 'ok' || frame['retcode'] !== 0) throw failure(call, frame, raw)
  const facts = factsOf(action)
  if (data === TOO_DEEP) throw unreadable(action, raw)
  if (facts && mayFailInside(facts)) {
    const inner = innerFailure(data)
    if (inner) {
      const what = {action, reason: reasonIn(quoteServer(inner)), advice: requirementAdvice(facts)}
      const details = {action, retcode: 0, raw, serverText: inner}
      throw new QQError('SOFT_FAILED', {kind: 'reply.softFailed', ...what}, details)
    }
  }
  return {action, data, raw, stream: frame['stream'] === 'stream-action' ? 'stream-action' : 'normal-action'}
}

/**
 * Whether an ok answer may have a failure of QQ inside. For writes this also holds if NapCat is known to return no
 * data, because another version may return QQ's result.
 */
export function mayFailInside({effect, data}: ActionFacts): boolean {
  return effect !== 'read' || data === 'inner' || data === 'native' || data === 'native or absent'
}

function failure(call: AnsweredCall, frame: ReplyFrame, raw: Buffer): QQError {
  const {action} = call
  const retcode = typeof frame['retcode'] === 'number' ? frame['retcode'] : undefined
  const text = [frame['message'], frame['wording']].find(part => typeof part === 'string' && part !== '')
  const facts = factsOf(action)
  const serverText = typeof text === 'string' ? (isSecret(action) ? withoutSecrets(text) : text) : ''
  const details: QQErrorDetails = {action, retcode, raw, serverText}
  if (retcode === 1404) return new QQError('UNSUPPORTED', notThere(action, facts), details)
  const said = quoteServer(serverText)
  if (retcode === 1400 && facts?.requires?.includes('packet')) {
    return new QQError('UNSUPPORTED', {kind: 'reply.needsPacket', action, reason: reasonIn(said)}, details)
  }
  if (retcode === 1400 && facts?.requires?.includes('packet-send') && /packet/i.test(serverText)) {
    return new QQError('UNSUPPORTED', {kind: 'reply.needsPacketSending', action, reason: reasonIn(said)}, details)
  }
  const lines = withoutStack(serverText)
  if (isNotConfirmed(lines, {action, params: call.params, tookMs: clockMs() - call.sentMs})) {
    const what = {kind: 'reply.notConfirmed', action, reason: reasonIn(said, retcode)} as const
    return new QQError('TIMEOUT', what, {...details, outcome: 'unknown'})
  }
  const native = nativeFailure(lines)
  const advice = retcode === 1400 ? undefined : adviceFor(call, said, native) // with 1400 NapCat did not even try
  const reason = native ? reasonIn(shortened(native.reason)) : reasonIn(said, retcode)
  return new QQError('ACTION_FAILED', {kind: 'reply.failed', action, reason, advice}, details)
}

/** What NapCat said, and the code that it gave. */
function reasonIn(said: string, retcode?: number): Saying {
  return {kind: 'reply.reason', said, retcode}
}

function notThere(action: string, facts: ActionFacts | undefined): Saying {
  if (!facts) return {kind: 'reply.unknownAction', action, near: nearest(action, actionNames())}
  return {
    kind: 'reply.actionNotThere',
    action,
    since: facts.since,
    gone: facts.gone === undefined ? undefined : ownText(facts.gone),
  }
}

/** The advice for a failure; undefined if the server's text does not show what helps. */
function adviceFor(call: AnsweredCall, said: string, native: NativeFailure | undefined): Advice | undefined {
  if (native && OF_MEMBERSHIP.includes(native.result)) return isForGroup(call) ? 'membership' : undefined
  if (isNotFound(said)) return notFoundAdvice(call.action, said)
  const facts = factsOf(call.action)
  return facts && requirementAdvice(facts)
}

/** The known results of QQ about membership and muting. */
const OF_MEMBERSHIP: readonly unknown[] = [110, 120]

function isForGroup({action, params}: AnsweredCall): boolean {
  if (params['message_type'] === 'private' || /private/.test(action)) return false
  return params['group_id'] !== undefined
}

/** NapCat did not find the object of the call, so a missing permission is not the cause. */
function isNotFound(said: string): boolean {
  return /不存在|无法找到|not in group|cannot ban owner|无法获取用户信息|not found|No such|Uid Error|识别URL失败/i.test(
    said,
  )
}

/** The advice for this case. */
function notFoundAdvice(action: string, said: string): Advice | undefined {
  if (/识别URL失败/.test(said)) return 'path or URL'
  if (/cannot ban owner/.test(said)) return 'ban of the owner'
  if (/No such request/.test(said)) return action === 'set_friend_add_request' ? 'friend request flag' : 'request flag'
  return /消息不存在|无法找到消息|msg not found/.test(said) ? 'message id' : undefined
}

const ADVISED: ReadonlySet<Requirement | Advice> = new Set([
  'owner',
  'admin',
  'admin (for others)',
  'admin or group setting',
  'admin or uploader',
  'windows',
  'server-path',
] satisfies (Requirement & Advice)[])

function requirementAdvice({requires = []}: ActionFacts): Advice | undefined {
  return requires.find((requirement): requirement is Requirement & Advice => ADVISED.has(requirement))
}

/** NapCat uses secrets to fetch secrets, and its errors contain the URLs and cookies. */
function withoutSecrets(text: string): string {
  return text.replace(/\?[^\s'"]+/g, '?…').replace(/(?<==)[^\s;,'"]+/g, '…')
}

/** The server's text as one line, because it may be a whole stack trace with paths of its machine. */
function quoteServer(text: string): string {
  const [first = ''] = withoutStack(text).split('\n')
  return shortened(first)
}

function withoutStack(text: string): string {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^at .*[:(]/.test(line))
    .join('\n')
}

function shortened(line: string): string {
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}
