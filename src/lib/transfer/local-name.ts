const MAX_BYTES = 255
/** Of a name of megabytes its beginning and its end are enough, since so little of it is kept. */
const [HEAD, TAIL] = [768, 256]
/** What Windows allows in no name; elsewhere the slash is all, and it is gone already. */
const FORBIDDEN = process.platform === 'win32' ? /[<>:"|?*]/g : /\//g
/** What Windows takes for a device, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * A name for a file of this machine out of one that a stranger chose: no folders, nothing unseen or unprintable, nothing that
 * hides a file or reads as a flag, no more than 255 bytes. '' when nothing is left.
 */
export function localName(name: string): string {
  const own = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const plain = (own.length > HEAD + TAIL ? own.slice(0, HEAD) + own.slice(-TAIL) : own)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(FORBIDDEN, '_')
    .replace(/^[\s.~-]+/u, '')
    .replace(/[\s.]+$/u, '')
    .replace(DEVICE, '_$&')
  return shortened(plain, MAX_BYTES)
}

/** The same with no more than so many bytes of UTF-8, keeping the ending that tells the kind of file. */
export function shortened(name: string, maxBytes: number): string {
  if (Buffer.byteLength(name) <= maxBytes) return name
  const [extension = ''] = /\.[^.]{1,16}$/u.exec(name) ?? []
  let left = maxBytes - Buffer.byteLength(extension)
  let stem = ''
  for (const character of name.slice(0, name.length - extension.length)) {
    left -= Buffer.byteLength(character)
    if (left < 0) break
    stem += character
  }
  return stem + extension
}

/**
 * The name to save a download under. NapCat has none for the ids of a group's listing: then the end of the id does.
 * @param id as it was asked for
 */
export function downloadName(fileName: string, id: string): string {
  return localName(fileName) || localName(id).slice(-64) || 'download'
}

/** The same names, each only once: the second `a.png` is `a-2.png`. Some file systems take `A.png` for `a.png`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map(name => {
    const [extension = ''] = /(?<=.)\.[^.]{1,16}$/su.exec(name) ?? []
    const stem = name.slice(0, name.length - extension.length)
    let distinct = name
    for (let copy = 2; taken.has(distinct.toLowerCase()); copy++) {
      const ending = `-${copy}${extension}`
      distinct = shortened(stem, MAX_BYTES - Buffer.byteLength(ending)) + ending
    }
    taken.add(distinct.toLowerCase())
    return distinct
  })
}
