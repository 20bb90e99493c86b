const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** A number of bytes as people write it: `512 B`, `1.2 MiB`. */
export function sizeText(bytes: number): string {
  let scaled = bytes
  let unit = 'B'
  for (const next of UNITS) {
    // 1023.95 would be rounded to "1024.0"
    if (scaled < (unit === 'B' ? 1024 : 1023.95)) break
    scaled /= 1024
    unit = next
  }
  return unit === 'B' ? `${bytes} B` : `${scaled.toFixed(1)} ${unit}`
}
