import {quoted} from '../protocol/quoted.js'
import {isSaying, type Fact, type Saying} from './saying.js'

/** How a place is written that says so: `{text:quoted}`; `{names:or}` is one of several. */
const PLACE_FORMATS: Readonly<Record<string, (fact: string | number | bigint | boolean) => string>> = {
  quoted,
  seconds: ms => String(Number(ms) / 1000),
}

const PLACE = /\{([a-z]\w*)(?::(\w+))?\}/gi

/**
 * A template with its places filled; a place without a fact stays as it is.
 * @param words what a sentence inside this one is in words
 */
export function fill(
  template: string,
  facts: Readonly<Record<string, Fact>>,
  words: (saying: Saying) => string,
): string {
  const textOf = (fact: Fact, format?: string): string => {
    if (typeof fact !== 'object') return String(fact)
    return isSaying(fact) ? words(fact) : fact.map(one => textOf(one)).join(format === 'or' ? ' or ' : ', ')
  }
  return template.replace(PLACE, (place, name: string, format: string | undefined) => {
    const fact = facts[name]
    if (fact === undefined) return place
    if (format === undefined || typeof fact === 'object') return textOf(fact, format)
    return PLACE_FORMATS[format]?.(fact) ?? textOf(fact)
  })
}
