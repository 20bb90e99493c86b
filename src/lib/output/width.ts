import {lazy} from '../protocol/lazy.js'

const ASCII = /^[\x20-\x7e]*$/
/** Han, full-width forms and their punctuation: two cells each, never part of a longer cluster. */
const ASCII_OR_WIDE = /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
const WIDE = /[\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]/g
const ZERO = /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Mark}\p{Surrogate}\p{Format}]+$/u
const JOINED_EMOJI = /\p{Extended_Pictographic}.*\u200d/u
/** Letters inside a cluster that take an additional cell: Thai and Lao AM, half-width kana sound marks. */
const SPACING_TAIL = /(?!^)[\u0e33\u0eb3\uff9e\uff9f]/g

/** Made when a text needs it: making it takes longer than all of a table. */
const segmenter = lazy(() => new Intl.Segmenter(undefined, {granularity: 'grapheme'}))

/** Counts the terminal cells of a one-line text. */
export type Width = (text: string) => number

/** Loads the tables of character widths. Terminals disagree about some emoji; this follows Unicode 16. */
export async function loadWidth(): Promise<Width> {
  const {eastAsianWidth} = await import('get-east-asian-width')
  const clusterWidth = (cluster: string): number => {
    if (ZERO.test(cluster)) return 0
    const code = cluster.codePointAt(0) ?? 0
    if (code >= 0x1f1e6 && code <= 0x1f1ff) return cluster.length > 2 ? 2 : 1
    if (cluster.includes('\ufe0f') || cluster.includes('\u20e3') || JOINED_EMOJI.test(cluster)) return 2
    return eastAsianWidth(code) + (cluster.length > 1 ? countMatches(cluster, SPACING_TAIL) : 0)
  }
  // a table measures the same text several times, and finding its clusters is slow
  const known = new Map<string, number>()
  return text => {
    if (ASCII.test(text)) return text.length
    if (ASCII_OR_WIDE.test(text)) return text.length + countMatches(text, WIDE)
    let total = known.get(text)
    if (total === undefined) {
      total = 0
      for (const {segment} of segmenter().segment(text)) total += clusterWidth(segment)
      known.set(text, total)
    }
    return total
  }
}

/** Cuts a text to at most `cells` terminal cells, never inside a cluster; a cut text ends in `…`. */
export function cutToWidth(text: string, cells: number, width: Width): string {
  if (width(text) <= cells) return text
  if (cells < 1) return ''
  let kept = ''
  let used = 0
  for (const {segment} of segmenter().segment(text)) {
    used += width(segment)
    if (used > cells - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** Fills a text up with spaces. */
export function padToWidth(text: string, cells: number, width: Width): string {
  return text + ' '.repeat(Math.max(0, cells - width(text)))
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
