import {QQError} from '../errors/errors.js'
import {readStdinText, withoutLastNewline} from './text.js'
import {type Stdin} from './stdin.js'

/**
 * Joins words with spaces into one text; a `-` is the text from stdin without its final newline.
 * @throws QQError USAGE if stdin is used twice
 */
export async function readWords(stdin: Stdin, words: readonly string[], what: string): Promise<string> {
  const dashes = words.filter(word => word === '-').length
  if (dashes > 1) throw new QQError('USAGE', `${what}: there is more than one -`)
  const piped = dashes === 0 ? '' : withoutLastNewline(await readStdinText(stdin, what))
  return words.map(word => (word === '-' ? piped : word)).join(' ')
}

/** As `readWords`, but refuses an empty text. @throws as `readWords`, QQError VALIDATION */
export async function readSomeWords(stdin: Stdin, words: readonly string[], what: string): Promise<string> {
  const text = await readWords(stdin, words, what)
  if (text.trim() === '') throw new QQError('VALIDATION', `${what}: it is empty`)
  return text
}
