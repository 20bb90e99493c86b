import {nearest} from '../protocol/nearest.js'

const MOST = 3

/** The commands that may have been meant by words that are none, without their `qq`. @param names all that there are */
export function suggestions(typed: readonly string[], names: readonly string[]): string[] {
  // the words after a command's name are arguments, so shorter beginnings are compared, too
  const starts = [typed.length, 2, 1].map(length => typed.slice(0, length))
  const ways = [
    ...starts.slice(0, 1).map(words => nearestTo(words, names)),
    ...starts.map(words => names.filter(name => name.includes(' ') && keyOf(name) === keyOf(words.join(' ')))),
    ...starts.slice(1).map(words => nearestTo(words, names)),
    names.filter(name => wordsOf(name).includes(typed[0] ?? '')),
  ]
  return (ways.find(found => found.length > 0) ?? []).slice(0, MOST)
}

function nearestTo(words: readonly string[], names: readonly string[]): string[] {
  const name = nearest(words.join(' '), names)
  return name === undefined ? [] : [name]
}

/** The same for a name in another order, in the plural, or with its words put together otherwise. */
function keyOf(name: string): string {
  return wordsOf(name)
    .map(word => word.replace(/s$/, ''))
    .sort()
    .join(' ')
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[ :-]/)
}
