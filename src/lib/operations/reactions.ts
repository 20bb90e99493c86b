import {request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {isJsonObject} from '../protocol/json.js'
import {type ParamsOf} from '../protocol/params.js'

type Request = ParamsOf<'fetch_emoji_like'>

/** The cookie of the next page, or undefined after the last page (action/extends/FetchEmojiLike.ts). */
export function nextCookie(data: unknown): string | undefined {
  if (!isJsonObject(data) || data['isLastPage'] === true) return undefined
  const cookie = data['cookie']
  return typeof cookie === 'string' && cookie !== '' ? cookie : undefined
}

/** All pages from the given one; a repeated cookie ends it. */
export async function reactionPages(caller: Caller, about: Request): Promise<Reply[]> {
  const replies: Reply[] = []
  const seen = new Set<string | undefined>()
  let {cookie} = about
  do {
    seen.add(cookie)
    const reply = await caller.call(request('fetch_emoji_like', {...about, cookie}))
    replies.push(reply)
    cookie = nextCookie(reply.data)
  } while (cookie !== undefined && !seen.has(cookie))
  return replies
}
