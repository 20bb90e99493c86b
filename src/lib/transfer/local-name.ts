const MAX_BYTES = 255
/** The beginning and the end of a very long name are enough, because little of it is kept. */
const [HEAD, TAIL] = [768, 256]
/** The characters that Windows forbids in names; elsewhere it is only the slash, which is already removed. */
const FORBIDDEN = process.platform === 'win32' ? /[<>:"|?*]/g : /\//g
/** The device names of Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * A local file name from one that a stranger chose: no folders, no invisible or unprintable characters, no leading dot
 * or dash, at most 255 bytes. '' if nothing is left.
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

/** The same with at most this many bytes of UTF-8, keeping the file extension. */
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
 * The local name of a download. NapCat has no name for ids of group listings; then the end of the id is used.
 * @param id of the requested file
 */
export function downloadName(fileName: string, id: string): string {
  return localName(fileName) || localName(id).slice(-64) || 'download'
}

/** The same names without duplicates: the second `a.png` is `a-2.png`. Some file systems ignore case. */
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
