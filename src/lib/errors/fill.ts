import {quoted} from '../protocol/quoted.js'
import {PLAIN_JOINTS} from './joints.js'
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
  joints = PLAIN_JOINTS,
): string {
  const textOf = (fact: Fact, place: string, format?: string): string => {
    if (typeof fact === 'string') return joints.fact(fact, place)
    if (typeof fact !== 'object') return String(fact)
    return isSaying(fact)
      ? words(fact)
      : fact.map(one => textOf(one, place)).join(format === 'or' ? joints.or : joints.list)
  }
  const parts: string[] = []
  let end = 0
  for (const {0: place, 1: name = '', 2: format, index} of template.matchAll(PLACE)) {
    const fact = facts[name]
    const write = format === undefined ? undefined : PLACE_FORMATS[format]
    const text =
      fact === undefined ? place : write && typeof fact !== 'object' ? write(fact) : textOf(fact, name, format)
    parts.push(template.slice(end, index), text)
    end = index + place.length
  }
  return joints.join([...parts, template.slice(end)])
}
