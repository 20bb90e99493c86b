/** How much of a file tells whether it is an image, in bytes. */
export const IMAGE_HEAD_BYTES = 16

/** How files of each kind begin. */
const SIGNATURES: readonly (readonly [kind: string, start: RegExp])[] = [
  ['PNG', /^\x89PNG\r\n\x1a\n/],
  ['JPEG', /^\xff\xd8\xff/],
  ['GIF', /^GIF8[79]a/],
  ['BMP', /^BM/],
  ['WebP', /^RIFF[^]{4}WEBP/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['HEIF', /^[^]{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1|avif|avis)/],
]

export const IMAGE_KINDS: readonly string[] = SIGNATURES.map(([kind]) => kind)

/** Whether a file that begins with these bytes is an image: names and endings prove nothing. */
export function isImage(head: Buffer): boolean {
  const text = head.toString('latin1')
  return SIGNATURES.some(([, start]) => start.test(text))
}
