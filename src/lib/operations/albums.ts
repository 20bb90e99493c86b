import {lookUp, request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {fetchPages, nextAlbums} from './pages.js'

/**
 * One page of a group's albums.
 * @throws QQError SOFT_FAILED for an answer without its list: QQ refused, and NapCat answers ok all the same
 */
export async function albumPage(caller: Caller, group: string, cursor: string | undefined): Promise<Reply> {
  const action = 'get_qun_album_list'
  const reply = await caller.call(request(action, {group_id: group, attach_info: cursor}))
  if (caller.isDry || (isJsonObject(reply.data) && Array.isArray(reply.data['album_list']))) return reply
  const reason = {kind: 'reply.reason', said: '', retcode: undefined} as const
  const what = {kind: 'reply.softFailed', action, reason, advice: undefined} as const
  throw new QQError('SOFT_FAILED', what, {action, raw: reply.raw})
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
