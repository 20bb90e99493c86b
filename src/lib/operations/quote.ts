import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'
import {scalar} from '../message/segments/checks.js'
import {type Target} from '../message/target.js'
import {isJsonObject} from '../protocol/json.js'
import {nodeContent, type Segment} from '../protocol/segments.js'

type Message = Readonly<Record<string, unknown>>

type Use = 'quoted' | 'forwarded'

/**
 * The segments with NapCat's own ids in their quotes, at any depth of a forward. If NapCat does not know a quoted
 * message, it would send the message without the quote (api/msg.ts), or a forward without that node
 * (action/msg/SendMsg.ts). Each message is looked up once.
 * @param onFound called with each of them
 * @throws QQError ACTION_FAILED if NapCat does not find a quoted or forwarded message
 */
export async function checkQuotes(
  caller: Caller,
  segments: readonly Segment[],
  onFound?: (quoted: Message, id: string) => void,
): Promise<Segment[]> {
  const shortIds = new Map<string, string>()
  const known = async (id: string, use: Use): Promise<string> => {
    const short = shortIds.get(id) ?? (await shortIdOf(caller, id, use, onFound))
    shortIds.set(id, short)
    return short
  }
  const checked = async (parts: readonly Segment[]): Promise<Segment[]> => {
    const found: Segment[] = []
    for (const part of parts) {
      const {type, data} = part
      if (isLookedUp(part)) {
        found.push({type, data: {...data, id: await known(scalar(data['id']), 'quoted')}})
      } else {
        if (isQuotingNode(part) && !caller.isDry) await known(scalar(data['id']), 'forwarded')
        const content = nodeContent(part)
        found.push(content ? {type, data: {...data, content: await checked(content)}} : part)
      }
    }
    return found
  }
  return checked(segments)
}

/** The chat of a message. A message of the bot names the other user as its target. */
export function chatOf(message: Message): Target {
  if (message['message_type'] === 'group') return {kind: 'group', id: scalar(message['group_id'])}
  return {kind: 'user', id: scalar(message[isOwn(message) ? 'target_id' : 'user_id'])}
}

/** Whether the bot sent it itself. */
export function isOwn(message: Message): boolean {
  return scalar(message['user_id']) === scalar(message['self_id'])
}

function isQuotingNode({type, data}: Segment): boolean {
  return type === 'node' && data['id'] !== undefined
}

/** NapCat looks up a seq itself. */
function isLookedUp({type, data}: Segment): boolean {
  return type === 'reply' && data['seq'] === undefined
}

async function shortIdOf(
  caller: Caller,
  id: string,
  use: Use,
  onFound?: (quoted: Message, id: string) => void,
): Promise<string> {
  const action = 'get_msg'
  const data = await caller.call(lookUp(action, {message_id: id})).then(
    reply => reply.data,
    (error: unknown) => {
      if (error instanceof QQError && error.code === 'ACTION_FAILED') return undefined
      throw error
    },
  )
  const short = isJsonObject(data) ? scalar(data['message_id']) : ''
  if (isJsonObject(data) && short !== '') {
    onFound?.(data, id)
    return short
  }
  throw new QQError('ACTION_FAILED', {kind: 'operations.messageNotShown', id, use}, {action})
}
