import {QQError, type QQErrorDetails} from '../errors/errors.js'
import {type Advice} from '../errors/kinds/reply.js'
import {type Saying} from '../errors/saying.js'
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
  /** What NapCat gave; null also where it gave no `data` at all. */
  readonly data: unknown
  /** The frame as it came. */
  readonly raw: Buffer
  /** NapCat's `stream-action` (one packet of several) or `normal-action`. */
  readonly stream: 'normal-action' | 'stream-action'
}

/** What stands for a reply where no frame comes: of an action that ends the server, of a ping. */
export function noFrame(action: string): Reply {
  return {action, data: null, raw: Buffer.alloc(0), stream: 'normal-action'}
}

/** A reply frame, parsed; which call it belongs to is told by its echo. */
export type ReplyFrame = Readonly<Record<string, unknown>>

/** Stands for data with more levels than are taken. */
const TOO_DEEP = Symbol('too deep')

/**
 * The JSON object in a frame, or undefined for anything else: what a server sends must never end the run. Of one with too
 * many levels that much is left by which it answers a call, which then fails; an event it is not.
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

/** A call that has been answered, for what its failure means. */
export interface AnsweredCall {
  readonly action: string
  readonly params: Readonly<Record<string, unknown>>
  /** When it left, by `clockMs`. */
  readonly sentMs: number
}

/**
 * The reply of a call, in the moment in which it comes.
 * @throws QQError ACTION_FAILED when NapCat says so, SOFT_FAILED when it says ok and means no, UNSUPPORTED when this server
 * has no such action or lacks what the action needs, TIMEOUT when NapCat itself does not know what came of a write; of an
 * answer that cannot be read ACTION_FAILED, or TIMEOUT for what may have been done
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
 * Whether what NapCat calls ok may hold a failure of QQ's: of what does something also where NapCat is known to answer
 * nothing, since another version may pass on what QQ said.
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
  const lines = withoutStack(serverText)
  if (isNotConfirmed(lines, {action, params: call.params, tookMs: clockMs() - call.sentMs})) {
    const what = {kind: 'reply.notConfirmed', action, reason: reasonIn(said, retcode)} as const
    return new QQError('TIMEOUT', what, {...details, outcome: 'unknown'})
  }
  const native = nativeFailure(lines)
  const advice = retcode === 1400 ? undefined : adviceFor(call, said, native) // of 1400 NapCat has not even tried
  const reason = native ? reasonIn(shortened(native.reason)) : reasonIn(said, retcode)
  return new QQError('ACTION_FAILED', {kind: 'reply.failed', action, reason, advice}, details)
}

/** What NapCat said, and the code that it gave. */
function reasonIn(said: string, retcode?: number): Saying {
  return {kind: 'reply.reason', said, retcode}
}

function notThere(action: string, facts: ActionFacts | undefined): Saying {
  if (!facts) return {kind: 'reply.unknownAction', action, near: nearest(action, actionNames())}
  return {kind: 'reply.actionNotThere', action, since: facts.since, gone: facts.gone}
}

/** What can be done about a failure; nothing where that cannot be told from what was said. */
function adviceFor(call: AnsweredCall, said: string, native: NativeFailure | undefined): Advice | undefined {
  if (native && OF_MEMBERSHIP.includes(native.result)) return isForGroup(call) ? 'membership' : undefined
  if (isNotFound(said)) return notFoundAdvice(said)
  const facts = factsOf(call.action)
  return facts && requirementAdvice(facts)
}

/** QQ's results around membership and muting; it has more, of which nothing is known. */
const OF_MEMBERSHIP: readonly unknown[] = [110, 120]

function isForGroup({action, params}: AnsweredCall): boolean {
  if (params['message_type'] === 'private' || /private/.test(action)) return false
  return params['group_id'] !== undefined
}

/** NapCat does not find what it was told to act on: then no right is missing. */
function isNotFound(said: string): boolean {
  return /不存在|无法找到|无法获取用户信息|not found|No such|Uid Error|识别URL失败/i.test(said)
}

/** What helps then. */
function notFoundAdvice(said: string): Advice | undefined {
  if (/识别URL失败/.test(said)) return 'path or URL'
  if (/No such request/.test(said)) return 'request flag'
  return /消息不存在|无法找到消息|msg not found/.test(said) ? 'message id' : undefined
}

/** Of which requirements something can be told. */
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

/** NapCat fetches secrets with secrets, which stand in the URLs and the cookies of what failed. */
function withoutSecrets(text: string): string {
  return text.replace(/\?[^\s'"]+/g, '?…').replace(/(?<==)[^\s;,'"]+/g, '…')
}

/** What the server said, as one line: its texts may be whole stack traces with paths of its machine. */
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
