import {QQError} from '../../errors/errors.js'
import {malformed, notAmong} from '../../errors/refusals.js'
import {atPlace, say} from '../../errors/saying.js'
import {stringifyJson, textOf} from '../../protocol/json.js'
import {nearest} from '../../protocol/nearest.js'
import {checkKeys, missing, parseObject} from './checks.js'
import {type Data, type SegmentKind, type SegmentRules} from './kind.js'
import {about, mark} from './marks.js'

export const MUSIC_PLATFORMS = ['qq', '163', 'kugou', 'migu', 'kuwo'] as const

const KEYS = ['type', 'id', 'url', 'audio', 'title', 'image', 'content']

export const music: SegmentKind = {
  flags: {
    music: {
      summary:
        'a song from qq, 163, kugou, migu or kuwo; or a custom card: {"url","image"}, optionally with "audio", "title", "content"',
      takes: 'word',
      value: 'PLATFORM:ID|JSON',
      data: parseMusic,
    },
  },
  keys: KEYS,
  check: checkMusic,
  fits: null,
  files: null,
  instead: null,
  words: ({title, type, id}) =>
    mark(say('[music{about}]', {about: about(textOf(title) || `${textOf(type)} ${textOf(id)}`)})),
}

/**
 * A song as `PLATFORM:ID`, or a custom card as a JSON object: url, image, audio, title, content, and type for the style
 * of a platform.
 * @throws QQError VALIDATION
 */
export function parseMusic(given: string, flag: string, {anyKeys}: SegmentRules = {}): Data {
  if (given.trimStart().startsWith('{')) {
    const card = checkMusic({type: 'custom', ...parseObject(given, flag)}, flag)
    if (!anyKeys) checkKeys(card, KEYS, `${flag}: data`)
    return card
  }
  const [, platform = '', id = ''] = /^([^:]+):(\S+)$/.exec(given) ?? []
  if (isPlatform(platform)) return {type: platform, id}
  const near = nearest(platform, MUSIC_PLATFORMS)
  throw new QQError(
    'VALIDATION',
    atPlace(flag, {kind: 'message.noSong', text: given, near, id, platforms: MUSIC_PLATFORMS}),
  )
}

/** Refuses a card that cannot be signed for NapCat (api/msg.ts). */
function checkMusic(data: Data, name: string): Data {
  const {type, id, url, image, audio} = data
  const isOwn = type === 'custom'
  if (!isOwn && !isPlatform(type))
    throw notAmong('VALIDATION', textOf(type), [...MUSIC_PLATFORMS, 'custom'], `${name}: data.type`)
  if (!isOwn && id !== undefined && id !== null && id !== '') return data
  if (url === undefined) throw missing(isOwn ? 'url' : 'id', name)
  if (image === undefined) throw missing('image', name)
  checkUrl(url, `${name}: data.url`)
  checkUrl(image, `${name}: data.image`)
  checkUrl(audio, `${name}: data.audio`)
  return data
}

/** @throws QQError VALIDATION */
export function checkUrl(url: unknown, name: string): void {
  if (url === undefined || (typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url))) return
  throw malformed('VALIDATION', 'web URL', typeof url === 'string' ? url : stringifyJson(url), name)
}

function isPlatform(type: unknown): boolean {
  return MUSIC_PLATFORMS.some(platform => platform === type)
}
