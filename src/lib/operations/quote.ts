import {type Caller} from '../client/client.js'
import {QQError} from '../errors/errors.js'
import {scalar} from '../message/segment-data.js'
import {isJsonObject} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'

/**
 * The message with its quote under NapCat's own id: a message that quotes one which NapCat does not know goes out without the
 * quote (api/msg.ts).
 * @throws QQError ACTION_FAILED when NapCat does not show what is quoted
 */
export async function checkQuote(caller: Caller, message: readonly Segment[]): Promise<Segment[]> {
  const checked: Segment[] = []
  for (const segment of message) {
    const {type, data} = segment
    const isQuote = type === 'reply' && data['seq'] === undefined // NapCat looks for a seq by itself
    checked.push(isQuote ? {type, data: {...data, id: await shortId(caller, String(data['id']))}} : segment)
  }
  return checked
}

async function shortId(caller: Caller, id: string): Promise<string> {
  const action = 'get_msg'
  const data = await caller.read(action, {message_id: id}).then(
    reply => reply.data,
    (error: unknown) => {
      if (error instanceof QQError && error.code === 'ACTION_FAILED') return undefined
      throw error
    },
  )
  const short = isJsonObject(data) ? scalar(data['message_id']) : ''
  if (short !== '') return short
  throw new QQError('ACTION_FAILED', `NapCat does not show message ${id}, which is to be quoted, so nothing was sent`, {
    action,
    hint: '`qq msg history` of the chat makes NapCat know its messages again; --no-check sends without looking',
  })
}
