import {beforeAll} from 'vitest'
import {QQError} from '../../src/lib/errors/errors.js'
import {type Saying} from '../../src/lib/errors/saying.js'
import {AREAS, Words} from '../../src/lib/run/sentences/worded.js'

let words = new Words(new Map())

beforeAll(async () => {
  const areas = Object.entries(AREAS) as [keyof typeof AREAS, () => Promise<object>][]
  words = new Words(new Map(await Promise.all(areas.map(async ([area, load]) => [area, await load()] as const))))
})

// what an error says is facts; a test may read it as a person does
Object.defineProperties(QQError.prototype, {
  message: {
    configurable: true, // workers keep their modules, and this runs again for the next file
    get(this: QQError) {
      return words.message(this.what)
    },
    set: () => undefined,
  },
  /** What its reader is told to do. */
  hintText: {
    configurable: true,
    get(this: QQError) {
      return this.hint ? words.message(this.hint) : words.hint(this.what)
    },
  },
})

/** What is said, in words. */
export function wordsOf(what: Saying): string {
  return words.message(what)
}

/** What the reader of an error is told to do. */
export function hintOf(error: unknown): string | undefined {
  return (error as {hintText?: string}).hintText
}
