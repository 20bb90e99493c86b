import {readConfigFile} from '../../config/config-file.js'
import {type Environment} from '../../config/environment.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {shellWords} from '../../input/shell-words.js'
import {type Speech} from '../../language/language.js'
import {spoken} from '../../language/spoken.js'
import {sanitize} from '../../output/sanitize.js'

/** `$1` to `$9` are places for words, `$$` is a dollar. */
const PLACE = /\$([1-9$])/g

/** The aliases of the configuration files, each with its command line. @throws QQError LOCAL for a file that cannot be read */
export function readAliases({configFiles}: Environment): ReadonlyMap<string, string> {
  // the first file has the highest precedence
  const files = configFiles.map(({path}) => readConfigFile(path)?.aliases ?? new Map<string, string>())
  return new Map(files.toReversed().flatMap(aliases => [...aliases]))
}

/**
 * The command line that an alias and the words behind it stand for. A word fills one place and is not split again; further
 * words follow at the end. Flags and what stands behind them fill no place, because a value could be taken for a target.
 * @throws QQError USAGE for fewer words than there are places
 */
export function expandAlias(name: string, text: string, behind: readonly string[]): string[] {
  const wanted = placesIn(text)
  const firstFlag = behind.findIndex(word => word.startsWith('-'))
  const words = firstFlag === -1 ? behind : behind.slice(0, firstFlag)
  if (words.length < wanted) {
    throw new QQError('USAGE', say('the alias {name} requires {count} words before any flag', {name, count: wanted}), {
      hint: say('it stands for: qq {text}', {text}),
    })
  }
  return [...fill(text, words), ...behind.slice(wanted)]
}

/** The words of an alias, up to the place where a word is still missing. */
export function expandAsFar(text: string, words: readonly string[]): string[] {
  const wanted = placesIn(text)
  if (words.length >= wanted) return [...fill(text, words), ...words.slice(wanted)]
  const all = shellWords(text)
  const open = all.findIndex(word => [...word.matchAll(PLACE)].some(([, place]) => Number(place) > words.length))
  return fill(text, words).slice(0, open)
}

/** What an alias stands for, in one line. */
export function aboutAlias(name: string, text: string, speech: Speech): string {
  return spoken(say('{name} stands for: qq {text}', {name, text: sanitize(text)}), speech)
}

/** The number of words that an alias takes in. */
export function placesIn(text: string): number {
  const places = [...text.matchAll(PLACE)].flatMap(([, place]) => (place === '$' ? [] : [Number(place)]))
  return Math.max(0, ...places)
}

function fill(text: string, words: readonly string[]): string[] {
  return shellWords(text).map(word =>
    word.replace(PLACE, (_, place: string) => (place === '$' ? '$' : (words[Number(place) - 1] ?? ''))),
  )
}
