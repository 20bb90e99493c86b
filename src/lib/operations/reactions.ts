import {type Caller} from '../client/client.js'
import {type Reply} from '../client/reply.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'

type Request = ParamsOf<'fetch_emoji_like'>

/** The cookie of the page behind this one, or undefined when it is the last (action/extends/FetchEmojiLike.ts). */
export function nextCookie(data: unknown): string | undefined {
  if (!isJsonObject(data) || data['isLastPage'] === true) return undefined
  const cookie = data['cookie']
  return typeof cookie === 'string' && cookie !== '' ? cookie : undefined
}

/** All pages from the given one on; a cookie that comes back again ends it. */
export async function reactionPages(caller: Caller, request: Request): Promise<Reply[]> {
  const replies: Reply[] = []
  const seen = new Set<string | undefined>()
  let {cookie} = request
  do {
    seen.add(cookie)
    const reply = await caller.call('fetch_emoji_like', {...request, cookie})
    replies.push(reply)
    cookie = nextCookie(reply.data)
  } while (cookie !== undefined && !seen.has(cookie))
  return replies
}
