import {QQError} from '../../errors/errors.js'
import {atPlace, say} from '../../errors/saying.js'
import {checkUrl, type MUSIC_PLATFORMS} from '../../message/segments/music.js'
import {type Segment} from '../../protocol/segments.js'

export interface Music {
  readonly platform?: (typeof MUSIC_PLATFORMS)[number] | undefined
  /** The song's id on the platform; the other fields are for a custom card. */
  readonly id?: string | undefined
  readonly link?: string | undefined
  readonly audio?: string | undefined
  readonly title?: string | undefined
  readonly content?: string | undefined
  readonly image?: string | undefined
}

/**
 * A song of a platform, or a custom card, for which NapCat needs a link and an image (api/msg.ts).
 * @throws QQError USAGE for flags that cannot be combined, VALIDATION for an invalid URL
 */
export function musicSegment({platform, id, link, audio, title, content, image}: Music): Segment {
  if (id !== undefined) {
    if (platform === undefined) throw new QQError('USAGE', say('--id requires --platform, the site of the song'))
    if (id.trim() === '') throw new QQError('VALIDATION', atPlace('--id', {kind: 'input.empty'}))
    return {type: 'music', data: {type: platform, id}}
  }
  if (link === undefined) {
    const hint = say('give --platform and --id, or --link and --image')
    throw new QQError('USAGE', say('the song is missing'), {hint})
  }
  if (image === undefined)
    throw new QQError('USAGE', say('--link requires --image: NapCat makes no music card without an image'))
  checkUrl(link, '--link')
  checkUrl(audio, '--audio')
  checkUrl(image, '--image')
  const given = Object.entries({audio, title, content, image}).filter(([, value]) => value !== undefined)
  return {type: 'music', data: {type: platform ?? 'custom', url: link, ...Object.fromEntries(given)}}
}
