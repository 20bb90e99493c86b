import {QQError} from '../errors/errors.js'
import {type MediaKind} from '../message/segments/kind.js'

type MediaType = 'image' | 'audio' | 'video'

/** The number of bytes that `checkMediaType` needs. */
export const HEAD_BYTES = 64

/** The formats of QQ and NapCat's ffmpeg: type, name, and a pattern for the bytes in latin1. */
const FORMATS: readonly (readonly [MediaType, string, RegExp])[] = [
  ['image', 'a PNG image', /^\x89PNG/],
  ['image', 'a JPEG image', /^\xff\xd8\xff/],
  ['image', 'a GIF image', /^GIF8/],
  ['image', 'a WebP image', /^RIFF[^]{4}WEBP/],
  ['image', 'a BMP image', /^BM[^]{4}\0{4}/],
  ['image', 'a TIFF image', /^(?:II\*\0|MM\0\*)/],
  ['image', 'a HEIF image', /^[^]{4}ftyp(?:hei|hev|mif1|msf1|avi[fs])/],
  ['audio', 'a SILK voice', /^\x02?#!SILK_V3/],
  ['audio', 'an AMR voice', /^#!AMR/],
  ['audio', 'an MP3 sound', /^(?:ID3|\xff[\xe2-\xe5\xea-\xed\xf2-\xf5\xfa-\xfd])/],
  ['audio', 'an AAC sound', /^(?:\xff[\xf0\xf1\xf8\xf9]|ADIF)/],
  ['audio', 'a WAV sound', /^RIFF[^]{4}WAVE/],
  ['audio', 'an Ogg sound', /^OggS/],
  ['audio', 'a FLAC sound', /^fLaC/],
  ['audio', 'an M4A sound', /^[^]{4}ftypM4[AB]/],
  ['audio', 'an AIFF sound', /^FORM[^]{4}AIF/],
  ['video', 'an MP4 video', /^[^]{4}(?:ftyp|moov|mdat|wide)/],
  ['video', 'a Matroska video', /^\x1a\x45\xdf\xa3/],
  ['video', 'an AVI video', /^RIFF[^]{4}AVI /],
  ['video', 'an FLV video', /^FLV\x01/],
  ['video', 'an MPEG video', /^\0\0\x01[\xba\xb3]/],
  ['video', 'a Windows Media video', /^\x30\x26\xb2\x75/],
]

/** The types accepted for each kind; NapCat can also extract a voice from a video, with ffmpeg. */
const TAKEN: Readonly<Record<Exclude<MediaKind, 'file'>, readonly MediaType[]>> = {
  image: ['image'],
  record: ['audio', 'video'],
  video: ['video'],
}

const CALLED = {image: 'image', record: 'voice or sound', video: 'video'}

/**
 * Refuses a file whose content QQ cannot show as the kind it is sent as.
 * @param head the first `HEAD_BYTES` of it
 * @throws QQError VALIDATION
 */
export function checkMediaType(kind: MediaKind, head: Buffer, name: string): void {
  if (kind === 'file') return
  const bytes = head.toString('latin1')
  const [type, format] = FORMATS.find(([, , pattern]) => pattern.test(bytes)) ?? []
  if (type !== undefined && TAKEN[kind].includes(type)) return
  const what = format === undefined ? '' : `: by its content it is ${format}`
  throw new QQError('VALIDATION', `${name} is no ${CALLED[kind]}${what}`, {
    hint: 'the content counts, not the name',
  })
}
