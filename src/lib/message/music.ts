import {QQError} from '../errors/errors.js'
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
export function musicSegment({platform, id, link, ...card}: Music): Segment {
  if (id !== undefined) {
    if (platform === undefined) throw new QQError('USAGE', '--id needs --platform: which site has the song?')
    if (id.trim() === '') throw new QQError('VALIDATION', '--id: it is empty')
    return {type: 'music', data: {type: platform, id}}
  }
  if (link === undefined) {
    throw new QQError('USAGE', 'which song?', {hint: 'give --platform and --id, or --link and --image'})
  }
  if (card.image === undefined)
    throw new QQError('USAGE', '--link needs --image: NapCat makes no card without a picture')
  checkUrl(link, '--link')
  checkUrl(card.audio, '--audio')
  checkUrl(card.image, '--image')
  const given = Object.entries(card).filter(([, value]) => value !== undefined)
  return {type: 'music', data: {type: platform ?? 'custom', url: link, ...Object.fromEntries(given)}}
}

function checkUrl(url: string | undefined, name: string): void {
  if (url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url))) return
  throw new QQError('VALIDATION', `${name}: ${JSON.stringify(url)} is not an http(s) URL`)
}
