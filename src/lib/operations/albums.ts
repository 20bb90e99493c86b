import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {fetchPages, nextAlbums} from './pages.js'

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
