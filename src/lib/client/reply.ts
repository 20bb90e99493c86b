import {QQError, type QQErrorDetails} from '../errors/errors.js'
import {actionNames, factsOf, isSecret} from '../protocol/actions.js'
import {type ActionFacts, type Requirement} from '../protocol/catalog/facts.js'
import {isJsonObject, MAX_LEVELS, parseJson, TooDeepError} from '../protocol/json.js'
import {innerFailure} from '../protocol/inner-failure.js'
import {nearest} from '../protocol/nearest.js'
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

/**
 * The reply of a call.
 * @throws QQError ACTION_FAILED when NapCat says so, SOFT_FAILED when it says ok and means no, UNSUPPORTED when this server
 * has no such action or lacks what the action needs; of an answer that cannot be read ACTION_FAILED, or TIMEOUT for what may
 * have been done
 */
export function readReply(action: string, frame: ReplyFrame, raw: Buffer): Reply {
  const data = frame['data'] ?? null
  if (frame['status'] !== 'ok' || frame['retcode'] !== 0) throw failure(action, frame, raw)
  const facts = factsOf(action)
  if (data === TOO_DEEP) throw unreadable(action, raw)
  if (facts && mayFailInside(facts)) {
    const inner = innerFailure(data)
    if (inner) {
      throw new QQError(
        'SOFT_FAILED',
        `${action}: NapCat said ok, but the result is a failure: ${quoteServer(inner)}`,
        {
          action,
          retcode: 0,
          raw,
          serverText: inner,
          hint: requirementHint(facts),
        },
      )
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

function failure(action: string, frame: ReplyFrame, raw: Buffer): QQError {
  const retcode = typeof frame['retcode'] === 'number' ? frame['retcode'] : undefined
  const text = [frame['message'], frame['wording']].find(part => typeof part === 'string' && part !== '')
  const facts = factsOf(action)
  const serverText = typeof text === 'string' ? (isSecret(action) ? withoutSecrets(text) : text) : ''
  const details: QQErrorDetails = {action, retcode, raw, serverText}
  if (retcode === 1404) {
    return new QQError('UNSUPPORTED', `this NapCat has no action ${action} (1404)`, {
      ...details,
      hint: facts ? sinceHint(facts) : nameHint(action),
    })
  }
  const quoted = quoteServer(serverText)
  if (retcode === 1400 && facts?.requires?.includes('packet')) {
    return new QQError('UNSUPPORTED', `${action} needs NapCat's packet backend (1400: ${quoted})`, {
      ...details,
      hint: `the packet backend depends on the QQ version that NapCat runs on${action === 'nc_get_packet_status' ? '' : '; `qq system get-packet-status` tells'}`,
    })
  }
  const ambiguous = facts?.effect !== 'read' && /^(?:Error: )?Timeout/.test(serverText)
  return new QQError('ACTION_FAILED', `${action} failed: ${quoted}${retcode === undefined ? '' : ` (${retcode})`}`, {
    ...details,
    // NapCat waited in vain for QQ's own confirmation: the message may be out all the same
    outcome: ambiguous ? 'unknown' : 'none',
    hint: ambiguous
      ? 'QQ did not confirm in time: it may have been done all the same, so look before you repeat it'
      : (notFoundHint(serverText) ?? (facts && requirementHint(facts))),
  })
}

function nameHint(action: string): string {
  const near = nearest(action, actionNames())
  return near === undefined ? '`qq action list` shows the actions that are known' : `did you mean ${near}?`
}

function sinceHint(facts: ActionFacts): string {
  if (facts.gone !== undefined) return facts.gone
  return facts.since === undefined ? 'this NapCat is too old or too new for it' : `it came with NapCat ${facts.since}`
}

/** What to look at first when an action failed that needs this. */
const REQUIREMENT_HINTS: Readonly<Partial<Record<Requirement, string>>> = {
  owner: 'the bot must be the owner of the group',
  admin: 'the bot must be an admin or the owner of the group',
  'admin (for others)': 'for anybody but itself, the bot must be an admin or the owner of the group',
  'admin or group setting':
    'the bot must be an admin or the owner of the group, unless the group lets every member do it',
  'admin or uploader': 'the bot must have uploaded it itself, or be an admin or the owner of the group',
  windows: 'it works only where NapCat runs on Windows',
  'server-path': 'NapCat reads the path on its own machine',
}

/** What helps where NapCat does not find what it was told to act on: then no right is missing. */
function notFoundHint(serverText: string): string | undefined {
  if (/识别URL失败/.test(serverText))
    return 'NapCat looks for a path on its own machine, and knows no other kind of URL'
  if (/No such request/.test(serverText)) return 'the flag is that of a request event or of `qq request group list`'
  if (!/消息不存在|无法找到消息|msg not found/.test(serverText)) return undefined
  return 'NapCat forgets message ids when it restarts; `qq msg history` of the chat makes it know them again'
}

function requirementHint(facts: ActionFacts): string | undefined {
  return facts.requires?.map(requirement => REQUIREMENT_HINTS[requirement]).find(hint => hint !== undefined)
}

/** NapCat fetches secrets with secrets, which stand in the URLs and the cookies of what failed. */
function withoutSecrets(text: string): string {
  return text.replace(/\?[^\s'"]+/g, '?…').replace(/(?<==)[^\s;,'"]+/g, '…')
}

/** What the server said, as one line: its texts may be whole stack traces with paths of its machine. */
function quoteServer(text: string): string {
  const [first = ''] = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^at .*[:(]/.test(line))
  return first.length > 300 ? `${first.slice(0, 300)}…` : first || 'no reason given'
}
