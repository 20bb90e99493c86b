import {crc32, deflateSync} from 'node:zlib'

/** Two light cells on every side, so that a code of 80 characters still fits into 80 columns. A scanner needs no more on a screen. */
const BORDER = 2
/** A picture's is four, as ISO/IEC 18004 says, and its cells are squares of this many pixels. */
const PICTURE_BORDER = 4
const PICTURE_SCALE = 8

/** White on black, by number: the palette of a terminal may have other colours under their names. */
const PAINT = '\u001B[38;5;231;48;5;16m'
const UNPAINT = '\u001B[0m'

/** A light upper and a light lower cell. */
const BLOCKS = {both: '█', upper: '▀', lower: '▄', none: ' '}

/**
 * A QR code as lines of half blocks, two cells in each character; the light cells are drawn.
 * @param isPainted whether the colours are set, too; else it is right on a dark background
 */
export async function drawQrCode(text: string, isPainted: boolean): Promise<string> {
  const cells = await cellsOf(text, BORDER)
  const lines: string[] = []
  for (let y = 0; y < cells.length; y += 2) {
    const line = (cells[y] ?? []).map((isDark, x) => blockOf(!isDark, cells[y + 1]?.[x] === false)).join('')
    lines.push(isPainted ? `${PAINT}${line}${UNPAINT}` : line)
  }
  return `${lines.join('\n')}\n`
}

function blockOf(upper: boolean, lower: boolean): string {
  if (upper) return lower ? BLOCKS.both : BLOCKS.upper
  return lower ? BLOCKS.lower : BLOCKS.none
}

/** A QR code as a picture in PNG, black on white (https://www.w3.org/TR/png-3/). */
export async function pngOfQrCode(text: string): Promise<Buffer> {
  const cells = await cellsOf(text, PICTURE_BORDER)
  const width = cells.length * PICTURE_SCALE
  const rows = cells.flatMap(row => {
    const line = Buffer.alloc(1 + width, 255) // its first byte is the filter
    line[0] = 0
    for (const [x, isDark] of row.entries()) {
      if (isDark) line.fill(0, 1 + x * PICTURE_SCALE, 1 + (x + 1) * PICTURE_SCALE)
    }
    return Array.from({length: PICTURE_SCALE}, () => line)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = 8 // bits of a pixel, which is a shade of grey
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The rows of cells; true is dark. */
async function cellsOf(text: string, border: number): Promise<readonly (readonly boolean[])[]> {
  const {encodeQR} = await import('qr')
  return encodeQR(text, 'raw', {ecc: 'low', border})
}
