import {type Caller} from '../../client/caller.js'
import {EachRun, nothingToDo, type Each} from '../../define/each-run.js'
import {type PacingFlags} from '../../define/pacing.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {readTargets, type ParseTarget} from '../../input/targets.js'
import {parseTarget} from '../../message/target.js'
import {isJsonObject} from '../../protocol/json.js'
import {type Outcome} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {chatParams} from '../../vocabulary/chat-params.js'
import {readDraft, type MessageLine} from './message-input.js'
import {howToSend, messageFor, sendOver, type Bring, type SendFlags} from './message-send.js'

/** QQ's risk control reacts to many messages in a short time. */
const MOST_AT_ONCE = 5
/** Files on the server must outlast the last send. */
const KEEP_MS = 86_400_000

/** A chat in its long form, as an argument where all words are chats. @throws QQError VALIDATION */
const chatText: ParseTarget = (text, name) => {
  try {
    const {kind, id} = parseTarget(text, name)
    return `${kind}:${id}`
  } catch (error) {
    const hint = say('write group:123456 or user:10001; the text of the message is given by --text')
    throw error instanceof QQError ? error.saying(error.what, {hint}) : error
  }
}

/**
 * Sends one message to each chat, over one connection, with one result for each; its files are uploaded once.
 * @throws QQError USAGE, VALIDATION, and as `readDraft` and `messageFor`, before anything is sent
 */
export async function sendEach(
  session: Session,
  line: MessageLine & {readonly flags: SendFlags & PacingFlags},
  words: readonly string[],
): Promise<Outcome> {
  const {flags} = line
  const targets = await readTargets(session.stdin, words, 'target', chatText)
  if (targets.length === 0) return nothingToDo(session)
  if (targets.length > MOST_AT_ONCE && flags.delay === undefined && flags.rate === undefined) {
    throw new QQError('USAGE', say('{count} chats require --delay or --rate', {count: targets.length}), {
      hint: say("add --delay 3s..8s: QQ's risk control reacts to many messages in a short time"),
    })
  }
  const draft = await readDraft(session, line, words.length, KEEP_MS)
  const how = howToSend(session, flags)
  const messages = new Map(
    targets.map(target => {
      const chat = parseTarget(target)
      return [target, messageFor({action: 'send_msg', to: chatParams(chat), chat: chat.kind}, draft, flags)] as const
    }),
  )
  let bring: Bring | undefined
  const run = new EachRun(session, 'send_msg', 'target', flags, undefined, async (caller, {target}) => {
    const message = messages.get(target)
    if (!message) throw new Error(`${target} is none of the targets`)
    return (await sendOver(session, caller, message, how, bring)).reply
  })
  const requests = [...messages.keys()].map(target => ({target, params: {}}))
  const work = async (each: Each): Promise<void> => {
    const sendAll = async (caller: Caller, bringNow?: Bring): Promise<void> => {
      bring = bringNow
      await each(caller, requests, withMessageId)
    }
    const {files} = draft
    await (files && !files.isEmpty ? files.withLink(sendAll) : session.connector.withCaller(sendAll))
  }
  return run.outcome(work, ['target', 'ok', 'message_id', 'message'])
}

function withMessageId({target, ok, data, ...more}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {target, ok, ...(isJsonObject(data) && data), ...more}
}
