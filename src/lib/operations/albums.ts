import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'

/** The cursor of the next page; undefined after the last page. */
export type NextPage = (data: unknown) => string | undefined

/** (extends/GetQunAlbumList.ts) */
export const nextAlbums: NextPage = data =>
  isJsonObject(data) && data['has_more'] === true ? cursorIn(data, 'attach_info') : undefined

/** QQ's own answer may have the cursor of the next page (extends/GetGroupAlbumMediaList.ts). */
export const nextMedia: NextPage = data =>
  isJsonObject(data) ? (cursorIn(data, 'next_attach_info') ?? cursorIn(data, 'attach_info')) : undefined

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

/**
 * The name of an album, which NapCat needs with every upload.
 * @throws QQError VALIDATION when the group has no such album
 */
export async function albumName(caller: Caller, group: string, album: string): Promise<string> {
  const fetch = async (cursor: string | undefined): Promise<Reply> =>
    caller.call(lookUp('get_qun_album_list', {group_id: group, attach_info: cursor}))
  const {replies} = await fetchPages(fetch, nextAlbums, {all: true})
  const albums = replies.flatMap(({data}) => (isJsonObject(data) ? data['album_list'] : [])).filter(isJsonObject)
  const found = albums.find(({album_id}) => album_id === album)
  const name = found?.['name'] ?? found?.['album_name']
  if (typeof name === 'string') return name
  throw new QQError('VALIDATION', {kind: 'operations.noAlbum', group, album})
}
