import {QQError} from '../errors/errors.js'
import {readStdinText, withoutLastNewline} from './text.js'
import {type Stdin} from './stdin.js'

/**
 * One text of several words, joined by a space; a `-` is what came on stdin, without the newline at its end.
 * @throws QQError USAGE when stdin is asked for twice
 */
export async function readWords(stdin: Stdin, words: readonly string[], what: string): Promise<string> {
  const dashes = words.filter(word => word === '-').length
  if (dashes > 1) throw new QQError('USAGE', `${what}: there is more than one -`)
  const piped = dashes === 0 ? '' : withoutLastNewline(await readStdinText(stdin, what))
  return words.map(word => (word === '-' ? piped : word)).join(' ')
}

/** As `readWords`, where an empty text makes no sense. @throws as `readWords`, QQError VALIDATION */
export async function readSomeWords(stdin: Stdin, words: readonly string[], what: string): Promise<string> {
  const text = await readWords(stdin, words, what)
  if (text.trim() === '') throw new QQError('VALIDATION', `${what}: it is empty`)
  return text
}
