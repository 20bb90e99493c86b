import {inflateSync} from 'node:zlib'

/** The light halves, upper and lower. */
const HALVES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  '█': [true, true],
  '▀': [true, false],
  '▄': [false, true],
  ' ': [false, false],
}

/** What a scanner reads of a code of half blocks, with or without colours; other lines do not matter. */
export async function readDrawnCode(screen: string): Promise<string> {
  const lines = screen
    .replaceAll(/\u001B\[[\d;]*m/g, '')
    .split(/\r?\n/)
    .filter(line => /^[█▀▄ ]*[█▀▄][█▀▄ ]*$/.test(line))
  const rows = lines.flatMap(line => [0, 1].map(half => Array.from(line, block => HALVES[block]?.[half] ?? false)))
  return decoded(rows)
}

/** What it reads of a PNG of ours: 8 bits of grey, no filters. */
export async function readPicture(png: Buffer): Promise<string> {
  const width = png.readUInt32BE(16)
  const start = png.indexOf('IDAT')
  const pixels = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const rows = Array.from({length: png.readUInt32BE(20)}, (_, y) =>
    Array.from(pixels.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), shade => shade > 127),
  )
  return decoded(rows, 1)
}

/** @param rows of cells; true is light */
async function decoded(rows: readonly (readonly boolean[])[], scale = 4): Promise<string> {
  const {decodeQR} = await import('qr/decode.js')
  const width = (rows[0]?.length ?? 0) * scale
  const height = rows.length * scale
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 255 : 0
      data.set([shade, shade, shade, 255], (y * width + x) * 4)
    }
  }
  return decodeQR({width, height, data})
}
