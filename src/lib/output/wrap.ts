import {type Width} from './width.js'

/** What stands at no line's beginning: closing marks, and those that belong to what stands before them. */
const CLOSING = /^[\p{Pe}\p{Pf}，。、；：？！…％,.;:?!%]/u
/** What stands at no line's end. */
const OPENING = /[\p{Ps}\p{Pi}<]$/u
/** A character that a line may break before and after. */
const WIDE = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u
const PIECES = new RegExp(`${WIDE.source}| +|(?:(?!${WIDE.source})[^ ])+`, 'gu')

/**
 * A line broken into lines of at most `cells` cells. Chinese may be broken between any two characters, but for its punctuation;
 * anything else only at spaces, and elsewhere only where it is longer than a line.
 */
export function wrapLine(text: string, cells: number, width: Width): string[] {
  const lines: string[] = []
  let line = ''
  for (const unit of unitsOf(text)) {
    const shown = unit.trimEnd()
    if (line !== '' && width(line) + width(shown) > cells) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' && lines.length > 0 ? unit.trimStart() : unit
    for (let rest = cut(line.trimEnd(), cells, width); rest !== undefined; rest = cut(line.trimEnd(), cells, width)) {
      lines.push(rest)
      line = line.slice(rest.length)
    }
  }
  return [...lines, line.trimEnd()]
}

/** What is not broken: a word or a character, with its punctuation and the spaces after it. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  for (const [piece] of text.matchAll(PIECES)) {
    const last = units.at(-1)
    if (last !== undefined && belongs(last, piece)) units[units.length - 1] = last + piece
    else units.push(piece)
  }
  return units
}

function belongs(before: string, piece: string): boolean {
  if (piece.startsWith(' ')) return before.trim() !== ''
  return OPENING.test(before) || (CLOSING.test(piece) && !before.endsWith(' '))
}

/** As much of a line as fits, if not all of it does; a list of words is cut between them. */
function cut(line: string, cells: number, width: Width): string | undefined {
  if (line === '' || width(line) <= cells) return undefined
  let kept = ''
  for (const character of line) {
    if (kept !== '' && width(kept + character) > cells) break
    kept += character
  }
  return kept.includes('|') ? kept.slice(0, kept.lastIndexOf('|') + 1) : kept
}
