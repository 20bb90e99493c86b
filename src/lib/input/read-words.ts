import {QQError} from '../errors/errors.js'
import {atPlace, type Place} from '../errors/saying.js'
import {hasDash, type Stdin} from './stdin.js'
import {readStdinText, withoutLastNewline} from './text.js'

/**
 * Joins words with spaces into one text; a `-` is the text from stdin without its final newline.
 * @throws QQError USAGE if stdin is used twice
 */
export async function readWords(stdin: Stdin, words: readonly string[], what: Place): Promise<string> {
  const piped = hasDash(words, what) ? withoutLastNewline(await readStdinText(stdin, what)) : ''
  return words.map(word => (word === '-' ? piped : word)).join(' ')
}

/** As `readWords`, but refuses an empty text. @throws as `readWords`, QQError VALIDATION */
export async function readSomeWords(stdin: Stdin, words: readonly string[], what: Place): Promise<string> {
  const text = await readWords(stdin, words, what)
  if (text.trim() === '') throw new QQError('VALIDATION', atPlace(what, {kind: 'input.empty'}))
  return text
}
