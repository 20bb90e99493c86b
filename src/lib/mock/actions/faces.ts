import {createHash} from 'node:crypto'
import {type HandlerTable} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {type WireParams, textOf} from '../wire-values.js'
import {perWorld} from '../world.js'

/** A custom sticker of the account. */
interface Face {
  readonly emoId: number
  readonly resId: string
  readonly md5: string
  desc: string
}

const NATIVE_OK = {result: 0, errMsg: ''}
const UNKNOWN_FACE = {result: -1, errMsg: 'emoji not found'}

function face(selfId: number, emoId: number, md5: string, desc: string): Face {
  return {emoId, resId: `${selfId}_0_0_0_${md5}_0_0`, md5, desc}
}

function faceUrl(selfId: number, {md5}: Face): string {
  return `https://p.qpic.cn/qq_expression/${selfId}/${md5}/0`
}

const facesOf = perWorld(({self: {user_id}}) => [
  face(user_id, 1, 'D8EAA70984B402EE10B0F33DB88F4173', '企鹅点头'),
  face(user_id, 2, '9E107D9D372BB6826BD81D3542A419D6', ''),
  face(user_id, 3, 'E4D909C290D0FB1CA068FFADDF22CBD0', '收到'),
])

function checkServerPath(path: string): void {
  if (/^(?:https?|base64|file|data):/.test(path))
    throw new Refusal(FAILED, `ENOENT: no such file or directory, stat '${path.slice(0, 80)}'`)
}

function md5Of(params: WireParams): string {
  const given = textOf(params['md5'])
  return (given || createHash('md5').update(textOf(params['file'])).digest('hex')).toUpperCase()
}

/** `ids`, else `res_id`, else `id`: each one value or a list, all meaning the resId (action/extends/CustomFace.ts). */
function wantedIds(params: WireParams): readonly string[] {
  const ids = [params['ids'], params['res_id'], params['id']].find(Array.isArray)
  if (ids === undefined) throw new Refusal(FAILED, 'ids, res_id or id is required')
  return ids as readonly string[] // validated
}

export const FACES: HandlerTable = {
  fetch_custom_face: (params, {world}) =>
    facesOf(world)
      .slice(0, Number(params['count']))
      .map(one => faceUrl(world.self.user_id, one)),
  fetch_custom_face_detail: (params, {world}) =>
    facesOf(world)
      .slice(0, Number(params['count']))
      .map(one => ({
        uin: String(world.self.user_id),
        emoPath: '',
        isExist: true,
        ...one,
        url: faceUrl(world.self.user_id, one),
        eId: '',
        epId: '0',
      })),
  add_custom_face: (params, {world}) => {
    checkServerPath(textOf(params['file']))
    const faces = facesOf(world)
    const emoId = Math.max(0, ...faces.map(one => one.emoId)) + 1
    faces.push(face(world.self.user_id, emoId, md5Of(params), ''))
    return NATIVE_OK
  },
  delete_custom_face: (params, {world}) => {
    const faces = facesOf(world)
    const ids = wantedIds(params)
    if (!ids.every(id => faces.some(({resId}) => resId === id))) return UNKNOWN_FACE
    faces.splice(0, Infinity, ...faces.filter(({resId}) => !ids.includes(resId)))
    return NATIVE_OK
  },
  set_custom_face_desc: (params, {world}) => {
    const found = facesOf(world).find(
      ({emoId, resId, md5}) =>
        String(emoId) === params['emoji_id'] && resId === params['res_id'] && md5 === params['md5'],
    )
    if (found === undefined) return UNKNOWN_FACE
    found.desc = textOf(params['desc'])
    return NATIVE_OK
  },
}
