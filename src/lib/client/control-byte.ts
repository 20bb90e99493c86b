/** The lowest non-control byte and the highest bit, for each byte of a word. */
const SPACES = 0x20202020
const HIGH_BITS = 0x80808080

/**
 * Whether there is a byte that JSON never has in a text; a terminal may end a line there or begin an escape sequence.
 * Four bytes are checked at once: after subtracting a space, the high bit is set in lower bytes, and where it was set
 * before.
 */
export function hasControlByte(bytes: Uint8Array): boolean {
  const {buffer, byteOffset, length} = bytes
  const begin = -byteOffset & 3 // where aligned words begin
  if (length < begin) return isAmong(bytes, 0, length)
  const words = new Int32Array(buffer, byteOffset + begin, (length - begin) >> 2)
  // for … of takes three times as long
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0
    if (((word - SPACES) & ~word & HIGH_BITS) !== 0) return true
  }
  return isAmong(bytes, 0, begin) || isAmong(bytes, begin + 4 * words.length, length)
}

function isAmong(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) < 0x20) return true
  return false
}
