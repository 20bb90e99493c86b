import {type Environment} from '../config/environment.js'
import {resolveLanguage} from '../config/language.js'
import {type Language} from '../language/language.js'
import {isJson} from '../output/formats.js'

/**
 * Whether errors must be JSON, for a command line that could not be parsed: a script that asked for JSON needs its
 * errors as JSON, too.
 */
export function wantsJsonErrors(argv: readonly string[], environment: Environment): boolean {
  const words = flagWords(argv)
  return words.includes('--json') || isJson(typedValue(words, 'output', 'o') ?? environment.settings.output)
}

/** The language of a command line that is not, or cannot be, parsed. */
export function languageOfLine(argv: readonly string[], environment: Environment): Language {
  const words = flagWords(argv)
  const values = {lang: typedValue(words, 'lang')}
  return resolveLanguage({values, profile: typedValue(words, 'profile', 'p')?.split(',')[0]}, environment)
}

function flagWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end === -1 ? argv : argv.slice(0, end)
}

/** The last value of a flag. */
function typedValue(words: readonly string[], name: string, char?: string): string | undefined {
  const inline = new RegExp(`^(?:--${name}=${char === undefined ? '' : `|-${char}=?`})(.+)$`)
  const values = words.flatMap((word, index) => {
    const [, value] = inline.exec(word) ?? []
    return value ?? (word === `--${name}` || word === `-${char}` ? (words[index + 1] ?? []) : [])
  })
  return values.at(-1)
}
