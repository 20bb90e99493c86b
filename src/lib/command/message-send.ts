import {type Caller, type Params} from '../client/client.js'
import {QQError} from '../errors/errors.js'
import {composeMessage} from '../message/compose.js'
import {type TargetKind} from '../message/target.js'
import {type Segment} from '../protocol/segments.js'
import {readDraft, type Draft, type MessageLine} from './message-input.js'
import {type Outcome} from './outcome.js'
import {outcomeOf} from './reply-outcome.js'
import {type Session} from './session.js'

/** What makes a message known as one of these actions. */
export type SendAction = 'send_msg' | 'send_group_msg' | 'send_private_msg'

interface SendFlags {
  readonly 'no-check'?: boolean | undefined
  readonly 'send-timeout'?: number | undefined
  readonly timeout?: string | undefined
}

/** A message that only has to be sent. */
export interface Letter {
  readonly action: SendAction
  /** The chat, as the action wants it. */
  readonly to: Params
  readonly message: readonly Segment[]
}

/** NapCat takes no longer limit for a send (api/msg.ts). */
const MAX_SEND_TIMEOUT_MS = 1_800_000

/**
 * Sends the message of a line whose first argument is the chat.
 * @param before what must be sure first, over the same connection
 * @throws as `readDraft`, `composeMessage`, `checkQuote`: nothing was sent then
 */
export async function sendMessage(
  session: Session,
  line: MessageLine & {readonly flags: SendFlags},
  {action, to, chat}: {readonly action: SendAction; readonly to: Params; readonly chat: TargetKind},
  before?: (caller: Caller) => Promise<void>,
): Promise<Outcome> {
  const {flags} = line
  const draft = await readDraft(line, 1)
  const message = composeMessage(draft.parts, chat)
  const quotes = !flags['no-check'] && message.some(({type}) => type === 'reply')
  return deliver(session, draft, flags, async caller => {
    await before?.(caller)
    if (!quotes) return {action, to, message}
    const {checkQuote} = await import('../operations/quote.js')
    return {action, to, message: await checkQuote(caller, message)}
  })
}

/**
 * Sends what was read for a message: its files first, then the message, once.
 * @param compose what to send, when that is known, and all that can be refused has been
 */
export async function deliver(
  session: Session,
  {files}: Draft,
  flags: SendFlags,
  compose: (caller: Caller) => Promise<Letter>,
): Promise<Outcome> {
  const timeout = checkTimeout(session, flags)
  const send = async (
    caller: Caller,
    bring?: (message: readonly Segment[]) => Promise<readonly Segment[]>,
  ): Promise<Outcome> => {
    const {action, to, message} = await compose(caller)
    const params = {...to, message: bring ? await bring(message) : message, ...(timeout !== undefined && {timeout})}
    const expected = {bytes: files?.waitingBytes, serverMs: timeout}
    return outcomeOf(await caller.callUnchecked(action, params, expected), params, {columns: ['message_id']})
  }
  return files && !files.isEmpty ? files.withLink(session, send) : session.withCaller(send)
}

/** The limit that NapCat is given, in ms. @throws QQError VALIDATION, or USAGE where we would give up before it */
function checkTimeout(session: Session, flags: SendFlags): number | undefined {
  const ms = flags['send-timeout']
  if (ms === undefined) return undefined
  if (ms < 1000 || ms > MAX_SEND_TIMEOUT_MS) throw new QQError('VALIDATION', '--send-timeout is not between 1s and 30m')
  const ownMs = flags.timeout === undefined ? 0 : (session.resolve().timeoutMs.value ?? 0)
  if (ownMs !== 0 && ownMs <= ms) {
    throw new QQError('USAGE', '--timeout is not longer than --send-timeout: nobody would wait for the answer', {
      hint: 'leave out --timeout: it follows --send-timeout',
    })
  }
  return ms
}
