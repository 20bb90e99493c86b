import {type CallContext, type ActionHandler, type HandlerTable} from '../handler.js'
import {type Group} from '../people.js'
import {FAILED, Refusal} from '../refusal.js'
import {uploaded} from '../uploaded.js'
import {nowSeconds, textOf, type Wire, type WireParams} from '../wire-values.js'
import {groupOf} from './groups.js'

const DAY_S = 86_400

/** The number of pictures per page. */
const PAGE = 20

const OK = {result: 0, errMsg: ''}
const NOT_THERE = {result: 1002, errMsg: '照片不存在或已被删除'}

interface Picture {
  readonly lloc: string
  readonly batch: string
  readonly uploader: number
  readonly time: number
  likes: number
  liked: boolean
  readonly comments: string[]
}

interface Album {
  readonly id: string
  readonly name: string
  readonly owner: number
  readonly created: number
  pictures: Picture[]
  /** The counter for the next ids. */
  uploads: number
}

/** A group has one album. */
const ALBUMS = new WeakMap<Group, Album>()

function firstAlbum(group: Group): Album {
  const [owner] = group.members.keys()
  const now = nowSeconds()
  const album: Album = {
    id: 'V61mock0001',
    name: '团建照片',
    owner: owner ?? 0,
    created: now - 30 * DAY_S,
    pictures: [],
    uploads: 0,
  }
  add(album, album.owner, now - DAY_S)
  return album
}

function add(album: Album, uploader: number, time: number): void {
  const index = album.uploads++
  const lloc = `NDN0mock${String(index + 1).padStart(4, '0')}`
  const batch = String(1_700_000_000 + index)
  album.pictures.push({lloc, batch, uploader, time, likes: 0, liked: false, comments: []})
}

function albumOf(params: WireParams, {world}: CallContext): Album | undefined {
  const group = groupOf(world, params)
  const album = ALBUMS.get(group) ?? firstAlbum(group)
  ALBUMS.set(group, album)
  return params['album_id'] === undefined || params['album_id'] === album.id ? album : undefined
}

function albumObject(album: Album): Wire {
  return {
    album_id: album.id,
    name: album.name,
    owner: String(album.owner),
    desc: '',
    upload_number: String(album.pictures.length),
    create_time: String(album.created),
  }
}

function pictureObject(picture: Picture): Wire {
  const photo = `https://example.com/album/${picture.lloc}.jpg`
  return {
    type: 0,
    image: {lloc: picture.lloc, photo_url: [{url: {url: photo}}]},
    batch_id: picture.batch,
    uploader: String(picture.uploader),
    upload_time: String(picture.time),
    like: {num: picture.likes, has_liked: picture.liked},
    comment: {num: picture.comments.length, comments: picture.comments.map(content => ({content}))},
  }
}

function media(params: WireParams, context: CallContext): unknown {
  const album = albumOf(params, context)
  if (album === undefined) return {seq: 1, result: 1001, errMs: '相册不存在'}
  const start = Number(textOf(params['attach_info']) || 0)
  const end = start + PAGE
  return {
    seq: 1,
    result: 0,
    errMs: '',
    album: {album_id: album.id, name: album.name},
    media_list: album.pictures.slice(start, end).map(pictureObject),
    next_attach_info: end < album.pictures.length ? String(end) : '',
    prev_attach_info: '',
  }
}

function upload(params: WireParams, context: CallContext): undefined {
  uploaded(context.world, textOf(params['file']))
  const album = albumOf(params, context)
  if (album === undefined) throw new Refusal(FAILED, '上传失败，相册不存在')
  add(album, context.world.self.user_id, nowSeconds())
  return undefined
}

/** Acts on the pictures of a call: one, or a whole upload. */
function onPictures(act: (picture: Picture, album: Album, params: WireParams) => void): ActionHandler {
  return (params, context) => {
    const album = albumOf(params, context)
    const {batch_id: batch, lloc = ''} = params
    const meant = (album?.pictures ?? []).filter(
      picture => (batch === undefined || picture.batch === batch) && (lloc === '' || picture.lloc === lloc),
    )
    if (album === undefined || meant.length === 0) return NOT_THERE
    for (const picture of meant) act(picture, album, params)
    return OK
  }
}

function setLiked(picture: Picture, liked: boolean): void {
  if (picture.liked === liked) return
  picture.liked = liked
  picture.likes += liked ? 1 : -1
}

export const ALBUM_ACTIONS: HandlerTable = {
  get_qun_album_list: (params, context) => ({
    album_list: [albumOf(params, context)].flatMap(album => (album ? [albumObject(album)] : [])),
    attach_info: '',
    has_more: false,
  }),
  get_group_album_media_list: media,
  upload_image_to_qun_album: upload,
  del_group_album_media: onPictures((picture, album) => {
    album.pictures = album.pictures.filter(other => other !== picture)
  }),
  set_group_album_media_like: onPictures(picture => setLiked(picture, true)),
  cancel_group_album_media_like: onPictures(picture => setLiked(picture, false)),
  do_group_album_comment: onPictures((picture, _album, params) => picture.comments.push(textOf(params['content']))),
}
