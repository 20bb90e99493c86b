import {type Reply} from '../client/read-reply.js'
import {isJsonObject} from '../protocol/json.js'

/** The cursor of the next page; undefined after the last page. */
export type NextPage = (data: unknown) => string | undefined

/** (extends/GetQunAlbumList.ts) */
export const nextAlbums: NextPage = data =>
  isJsonObject(data) && data['has_more'] === true ? cursorIn(data, 'attach_info') : undefined

/** QQ's own answer may have the cursor of the next page (extends/GetGroupAlbumMediaList.ts). */
export const nextMedia: NextPage = data =>
  isJsonObject(data) ? (cursorIn(data, 'next_attach_info') ?? cursorIn(data, 'attach_info')) : undefined

/** (action/extends/FetchEmojiLike.ts) */
export const nextReactions: NextPage = data =>
  isJsonObject(data) && data['isLastPage'] !== true ? cursorIn(data, 'cookie') : undefined

function cursorIn(data: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const cursor = data[key]
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined
}

export interface Pages {
  readonly replies: readonly Reply[]
  /** The cursor of the page after the last fetched one. */
  readonly next: string | undefined
}

/** Fetches one page from the cursor, or all pages; a repeated cursor ends it. */
export async function fetchPages(
  fetch: (cursor: string | undefined) => Promise<Reply>,
  nextOf: NextPage,
  {cursor, all}: {readonly cursor?: string | undefined; readonly all?: boolean | undefined},
): Promise<Pages> {
  const replies: Reply[] = []
  const seen = new Set<string | undefined>()
  let next = cursor
  do {
    seen.add(next)
    const reply = await fetch(next)
    replies.push(reply)
    next = nextOf(reply.data)
  } while (all && next !== undefined && !seen.has(next))
  return {replies, next}
}
