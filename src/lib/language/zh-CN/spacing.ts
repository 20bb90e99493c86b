const HAN_END = /\p{Script=Han}$/u
const HAN_START = /^\p{Script=Han}/u
/** Full-width marks, too, have no space beside them. */
const WIDE_END = /[\p{Script=Han}、。，；：？！）」]$/u
/** Letters, digits, and what begins or ends a quote, a flag, a path or a placeholder. */
const LATIN_START = /^[\w`"'@<{[$~/-]/
const LATIN_END = /[\w`"'>}\]~/)]$/

/**
 * Puts the words of a template and what fills its places together: a space between Chinese and Latin, none between Chinese and
 * Chinese, whatever fills a place.
 */
export function spaced(parts: readonly string[]): string {
  let text = ''
  for (const [index, part] of parts.entries()) {
    if (part === '') continue
    const isWords = index % 2 === 0
    if (isWords && part.startsWith(' ') && HAN_START.test(part.slice(1)) && WIDE_END.test(text)) text += part.slice(1)
    else if (!isWords && text.endsWith(' ') && HAN_START.test(part) && HAN_END.test(text.slice(0, -1)))
      text = text.slice(0, -1) + part
    else text += needsSpace(text, part) ? ` ${part}` : part
  }
  return text
}

function needsSpace(before: string, after: string): boolean {
  return (HAN_END.test(before) && LATIN_START.test(after)) || (LATIN_END.test(before) && HAN_START.test(after))
}
