import {QQError} from '../errors/errors.js'
import {type MediaKind} from '../message/segments/kind.js'

type Medium = 'image' | 'voice' | 'sound' | 'video'

/** The number of bytes that `checkMediaType` needs. */
export const HEAD_BYTES = 64

/** Of what QQ and NapCat's ffmpeg read: what it is, what it is called, and what its bytes look like in latin1. */
const SIGNATURES: readonly (readonly [Medium, string, RegExp])[] = [
  ['image', 'PNG', /^\x89PNG/],
  ['image', 'JPEG', /^\xff\xd8\xff/],
  ['image', 'GIF', /^GIF8/],
  ['image', 'WebP', /^RIFF[^]{4}WEBP/],
  ['image', 'BMP', /^BM[^]{4}\0{4}/],
  ['image', 'TIFF', /^(?:II\*\0|MM\0\*)/],
  ['image', 'HEIF', /^[^]{4}ftyp(?:hei|hev|mif1|msf1|avi[fs])/],
  ['voice', 'SILK', /^\x02?#!SILK_V3/],
  ['voice', 'AMR', /^#!AMR/],
  ['sound', 'MP3', /^(?:ID3|\xff[\xe2-\xe5\xea-\xed\xf2-\xf5\xfa-\xfd])/],
  ['sound', 'AAC', /^(?:\xff[\xf0\xf1\xf8\xf9]|ADIF)/],
  ['sound', 'WAV', /^RIFF[^]{4}WAVE/],
  ['sound', 'Ogg', /^OggS/],
  ['sound', 'FLAC', /^fLaC/],
  ['sound', 'M4A', /^[^]{4}ftypM4[AB]/],
  ['sound', 'AIFF', /^FORM[^]{4}AIF/],
  ['video', 'MP4', /^[^]{4}(?:ftyp|moov|mdat|wide)/],
  ['video', 'Matroska', /^\x1a\x45\xdf\xa3/],
  ['video', 'AVI', /^RIFF[^]{4}AVI /],
  ['video', 'FLV', /^FLV\x01/],
  ['video', 'MPEG', /^\0\0\x01[\xba\xb3]/],
  ['video', 'Windows Media', /^\x30\x26\xb2\x75/],
]

/** The types accepted for each kind; NapCat can also extract a voice from a video, with ffmpeg. */
const TAKEN: Readonly<Record<Exclude<MediaKind, 'file'>, readonly Medium[]>> = {
  image: ['image'],
  record: ['voice', 'sound', 'video'],
  video: ['video'],
}

/**
 * Refuses a file whose content QQ cannot show as the kind it is sent as.
 * @param head the first `HEAD_BYTES` of it
 * @throws QQError VALIDATION
 */
export function checkMediaType(kind: MediaKind, head: Buffer, name: string): void {
  if (kind === 'file') return
  const bytes = head.toString('latin1')
  const known = SIGNATURES.find(([, , pattern]) => pattern.test(bytes))
  if (known && TAKEN[kind].includes(known[0])) return
  const found = known && ({kind: 'transfer.content', medium: known[0], format: known[1]} as const)
  throw new QQError('VALIDATION', {kind: 'transfer.isNoMedia', file: name, wanted: kind, found})
}
