import {QQError, reasonOf} from '../errors/errors.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {nearest} from '../protocol/nearest.js'
import {quoted} from '../protocol/quoted.js'
import {type Segment} from '../protocol/segments.js'

export const MUSIC_PLATFORMS = ['qq', '163', 'kugou', 'migu', 'kuwo'] as const

export interface Music {
  readonly platform?: (typeof MUSIC_PLATFORMS)[number] | undefined
  /** The song's id on the platform; or what a card of one's own has: */
  readonly id?: string | undefined
  readonly link?: string | undefined
  readonly audio?: string | undefined
  readonly title?: string | undefined
  readonly content?: string | undefined
  readonly image?: string | undefined
}

/**
 * A song of a platform, or a card of one's own; NapCat needs a link and a picture for the latter (api/msg.ts).
 * @throws QQError USAGE for what does not go together, VALIDATION for what is no URL
 */
export function musicSegment({platform, id, link, audio, title, content, image}: Music): Segment {
  if (id !== undefined) {
    if (platform === undefined) throw new QQError('USAGE', '--id needs --platform: which site has the song?')
    if (id.trim() === '') throw new QQError('VALIDATION', '--id: it is empty')
    return {type: 'music', data: {type: platform, id}}
  }
  if (link === undefined) {
    throw new QQError('USAGE', 'which song?', {hint: 'give --platform and --id, or --link and --image'})
  }
  if (image === undefined) throw new QQError('USAGE', '--link needs --image: NapCat makes no card without a picture')
  checkUrl(link, '--link')
  checkUrl(audio, '--audio')
  checkUrl(image, '--image')
  const given = Object.entries({audio, title, content, image}).filter(([, value]) => value !== undefined)
  return {type: 'music', data: {type: platform ?? 'custom', url: link, ...Object.fromEntries(given)}}
}

/**
 * A song as `PLATFORM:ID`, or a card of one's own as a JSON object: url, image, audio, title, content, and type for the look
 * of a platform.
 * @throws QQError VALIDATION
 */
export function parseMusic(text: string, name: string): Segment {
  if (text.trimStart().startsWith('{')) return ownCard(text, name)
  const [, platform = '', id = ''] = /^([^:]+):(\S+)$/.exec(text) ?? []
  if (MUSIC_PLATFORMS.some(known => known === platform)) return {type: 'music', data: {type: platform, id}}
  const near = nearest(platform, MUSIC_PLATFORMS)
  throw new QQError('VALIDATION', `${name}: ${quoted(text)} is no song`, {
    hint:
      near === undefined
        ? `write PLATFORM:ID with one of ${MUSIC_PLATFORMS.join(', ')}, or {"url":"https://…","image":"https://…"}`
        : `did you mean ${near}:${id}?`,
  })
}

function ownCard(text: string, name: string): Segment {
  let card: unknown
  try {
    card = parseJson(text)
  } catch (error) {
    throw new QQError('VALIDATION', `${name}: not JSON: ${reasonOf(error)}`)
  }
  const data = {type: 'custom', ...(isJsonObject(card) && card)}
  checkMusic(data, name)
  return {type: 'music', data}
}

/**
 * Refuses a card that NapCat cannot have signed (api/msg.ts).
 * @throws QQError VALIDATION
 */
export function checkMusic(data: Segment['data'], name: string): void {
  const {type, id, url, image, audio} = data
  if (type !== 'custom' && !MUSIC_PLATFORMS.some(known => known === type)) {
    throw new QQError('VALIDATION', `${name}: data.type is none of ${MUSIC_PLATFORMS.join(', ')}, custom`)
  }
  if (type !== 'custom' && id !== undefined && id !== null && id !== '') return
  if (url === undefined) {
    throw new QQError(
      'VALIDATION',
      `${name}: ${type === 'custom' ? 'data.url is' : 'data.id and data.url are'} missing`,
    )
  }
  if (image === undefined) throw new QQError('VALIDATION', `${name}: data.image is missing: no card without a picture`)
  checkUrl(url, `${name}: data.url`)
  checkUrl(image, `${name}: data.image`)
  checkUrl(audio, `${name}: data.audio`)
}

function checkUrl(url: unknown, name: string): void {
  if (url === undefined || (typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url))) return
  throw new QQError('VALIDATION', `${name}: ${quoted(url)} is not an http(s) URL`)
}
