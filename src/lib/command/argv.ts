import {type Environment} from '../config/environment.js'

/**
 * Whether errors are to be JSON, told from a command line that could not be parsed: the error is about that very line, and
 * a script that asked for JSON wants its errors so all the same.
 */
export function wantsJsonErrors(argv: readonly string[], environment: Environment): boolean {
  const end = argv.indexOf('--')
  const words = end === -1 ? argv : argv.slice(0, end)
  if (words.includes('--json')) return true
  let format = environment.settings.output
  for (const [index, word] of words.entries()) {
    const [, inline] = /^(?:--output=|-o=?)(.+)$/.exec(word) ?? []
    if (inline !== undefined) format = inline
    else if (word === '-o' || word === '--output') format = words[index + 1]
  }
  return format === 'json' || format === 'jsonl'
}
