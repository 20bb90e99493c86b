import {type Caller} from '../../client/caller.js'
import {EachRun, type Each} from '../../define/each-run.js'
import {type PacingFlags} from '../../define/pacing.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type ParseTarget} from '../../input/targets.js'
import {parseTarget} from '../../message/target.js'
import {isJsonObject} from '../../protocol/json.js'
import {type Outcome} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {type Draft} from './message-input.js'
import {howToSend, messageFor, sendOver, type Bring, type Recipient, type SendFlags} from './message-send.js'

/** A chat in its long form, as an argument where all words are chats. @throws QQError VALIDATION */
export const chatText: ParseTarget = (text, name) => {
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
 * @param recipients by the targets in the results
 * @throws as `messageFor`, before anything is sent
 */
export function sendEach(
  session: Session,
  draft: Draft,
  recipients: ReadonlyMap<string, Recipient>,
  flags: SendFlags & PacingFlags,
): Outcome {
  const how = howToSend(session, flags)
  const messages = new Map([...recipients].map(([target, chat]) => [target, messageFor(chat, draft, flags)] as const))
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
