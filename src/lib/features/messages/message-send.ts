import {type Caller} from '../../client/caller.js'
import {type Params} from '../../client/request.js'
import {type Reply} from '../../client/read-reply.js'
import {QQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {composeMessage} from '../../message/compose.js'
import {type TargetKind} from '../../message/target.js'
import {type Segment} from '../../protocol/segments.js'
import {readDraft, type Draft, type MessageLine} from './message-input.js'
import {type Outcome} from '../../run/outcome.js'
import {outcomeOf} from '../../run/reply-outcome.js'
import {type Session} from '../../run/session.js'
import {type noCheckFlag, type sendTimeoutFlag} from '../../vocabulary/flags.js'
import {type Given, type SharedFlags} from '../../vocabulary/typed.js'

/** The actions that send a message. */
export type SendAction = 'send_msg' | 'send_group_msg' | 'send_private_msg'

/** The flags for sending a message or a forward. */
export type SendFlags = Pick<SharedFlags, 'timeout'> &
  Given<{'no-check': typeof noCheckFlag; 'send-timeout': typeof sendTimeoutFlag}>

/** A message that is ready to be sent. */
export interface Letter {
  readonly action: SendAction
  /** The chat in the form of the action. */
  readonly to: Params
  readonly message: readonly Segment[]
  /** Notes about parts that may look different. */
  readonly warnings?: readonly Saying[]
}

/** NapCat's maximum limit for a send (api/msg.ts). */
const MAX_SEND_TIMEOUT_MS = 1_800_000

/** A message that can be sent once there is a connection. */
export interface PreparedMessage {
  readonly draft: Draft
  /** Composes the message, after all checks. */
  readonly compose: (caller: Caller) => Promise<Letter>
}

/** The chat of a message, and the action that sends it. */
export interface Recipient {
  readonly action: SendAction
  readonly to: Params
  readonly chat: TargetKind
}

/**
 * Reads the message of a line whose first argument is the chat.
 * @param before a check over the same connection
 * @throws as `readDraft`, `composeMessage`; when it is composed, also as `checkQuotes`; nothing was sent then
 */
export async function prepareMessage(
  session: Session,
  line: MessageLine & {readonly flags: SendFlags},
  recipient: Recipient,
  before?: (caller: Caller) => Promise<void>,
): Promise<PreparedMessage> {
  return messageFor(recipient, await readDraft(session, line, 1), line.flags, before)
}

/** A draft as a message to one chat. @throws as `composeMessage`; when it is composed, also as `checkQuotes` */
export function messageFor(
  {action, to, chat}: Recipient,
  draft: Draft,
  flags: SendFlags,
  before?: (caller: Caller) => Promise<void>,
): PreparedMessage {
  const message = composeMessage(draft.parts, chat)
  const quotes = !flags['no-check'] && message.some(({type}) => type === 'reply')
  const compose = async (caller: Caller): Promise<Letter> => {
    await before?.(caller)
    if (!quotes) return {action, to, message}
    const {chatOf, checkQuotes} = await import('../../operations/quote.js')
    const warnings: Saying[] = []
    const checked = await checkQuotes(caller, message, (quoted, id) => {
      const {kind, id: other} = chatOf(quoted)
      const here = String(to[chat === 'group' ? 'group_id' : 'user_id'])
      if (other === '' || (kind === chat && other === here)) return
      warnings.push(
        say('message {id} is from another chat ({chat}): QQ may show the quote wrongly, or not at all', {
          id,
          chat: `${kind}:${other}`,
        }),
      )
    })
    return {action, to, message: checked, warnings}
  }
  return {draft, compose}
}

/** Sends the message of a line. @throws as `prepareMessage` and `deliver` */
export async function sendMessage(
  session: Session,
  line: MessageLine & {readonly flags: SendFlags},
  address: Recipient,
  before?: (caller: Caller) => Promise<void>,
): Promise<Outcome> {
  return deliver(session, await prepareMessage(session, line, address, before), line.flags)
}

/** Sends a message: its files first, then the message itself, once. */
export async function deliver(session: Session, prepared: PreparedMessage, flags: SendFlags): Promise<Outcome> {
  const {files} = prepared.draft
  const how = howToSend(session, flags)
  const send = async (caller: Caller, bring?: Bring): Promise<Outcome> => {
    const {reply, params} = await sendOver(session, caller, prepared, how, bring)
    return outcomeOf(reply, params, {columns: ['message_id']})
  }
  return files && !files.isEmpty ? files.withLink(send) : session.connector.withCaller(send)
}

/** Sends a message over an open connection; its files are uploaded over a separate one. */
export async function deliverOver(
  session: Session,
  caller: Caller,
  prepared: PreparedMessage,
  flags: SendFlags,
): Promise<Reply> {
  const {files} = prepared.draft
  const how = howToSend(session, flags)
  const bring: Bring | undefined =
    files && !files.isEmpty ? async message => files.withLink(async (_link, bringNow) => bringNow(message)) : undefined
  return (await sendOver(session, caller, prepared, how, bring)).reply
}

/** Makes the files of a message readable for the server. */
export type Bring = (message: readonly Segment[]) => Promise<readonly Segment[]>

export interface How {
  /** The limit that NapCat is given, in ms. */
  readonly timeout: number | undefined
  /** Whether to check afterwards for omitted parts, because the message was not checked before. */
  readonly isUnchecked: boolean
}

/** @throws as `checkTimeout` */
export function howToSend(session: Session, flags: SendFlags): How {
  return {timeout: checkTimeout(session, flags), isUnchecked: flags['no-check'] ?? false}
}

/** Sends a message over an open connection. */
export async function sendOver(
  session: Session,
  caller: Caller,
  {draft: {files}, compose}: PreparedMessage,
  {timeout, isUnchecked}: How,
  bring: Bring = async message => Promise.resolve(message),
): Promise<{readonly reply: Reply; readonly params: Params}> {
  const {action, to, message, warnings = []} = await compose(caller)
  for (const warning of warnings) session.notes.add(warning)
  const params = {...to, message: await bring(message), ...(timeout !== undefined && {timeout})}
  const reply = await caller.call({action, params, fileBytes: files?.bytesThere, serverMs: timeout})
  if (isUnchecked && message.some(({type}) => type === 'face')) {
    const {noteOnFaces} = await import('../../operations/faces.js')
    const note = await noteOnFaces(caller, message, reply)
    if (note !== undefined) session.notes.add(note)
  }
  return {reply, params}
}

/** The limit that NapCat is given, in ms. @throws QQError VALIDATION, or USAGE if our own limit is shorter */
function checkTimeout(session: Session, flags: SendFlags): number | undefined {
  const ms = flags['send-timeout']
  if (ms === undefined) return undefined
  if (ms < 1000 || ms > MAX_SEND_TIMEOUT_MS)
    throw new QQError('VALIDATION', say('--send-timeout must be from 1s to 30m'))
  const ownMs = flags.timeout === undefined ? 0 : (session.settings.resolve().timeoutMs.value ?? 0)
  if (ownMs !== 0 && ownMs <= ms) {
    throw new QQError(
      'USAGE',
      say('--timeout must be longer than --send-timeout: otherwise qq does not wait for the answer'),
      {
        hint: say('leave out --timeout; its default depends on --send-timeout'),
      },
    )
  }
  return ms
}
