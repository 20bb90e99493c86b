import {QQError} from '../errors/errors.js'

/** Between quotes of one kind or the other, a backslash with what follows it, or anything else but a space. */
const PART = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/y

/**
 * The words of a command line as a shell would split it: spaces part them, quotes and backslashes keep them together.
 * Variables and patterns are not expanded, and there are no pipes.
 * @throws QQError USAGE for a quote that is not closed
 */
export function shellWords(line: string): string[] {
  const words: string[] = []
  let at = 0
  while ((at = spacesEnd(line, at)) < line.length) {
    let word = ''
    while (at < line.length && !/\s/.test(line.charAt(at))) {
      PART.lastIndex = at
      const [part, single, double, escaped, plain] = PART.exec(line) ?? []
      if (part === undefined) throw new QQError('USAGE', {kind: 'input.openQuote', rest: line.slice(at, at + 40)})
      word += single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? ''
      at += part.length
    }
    words.push(word)
  }
  return words
}

function spacesEnd(line: string, start: number): number {
  let at = start
  while (at < line.length && /\s/.test(line.charAt(at))) at++
  return at
}
