import {type Areas} from './kinds/index.js'
import {type Fact, type Places} from './saying.js'

/** What is said of a kind, and what the reader can do about it: templates, whose places are its facts. */
export type Wording = string | {readonly message: string; readonly hint?: string | undefined}

/** The wording of every kind of an area; a function where the facts decide which sentence it is. */
export type Sentences<Kinds> = {readonly [K in keyof Kinds]: Wording | ((facts: Readonly<Kinds[K]>) => Wording)}

/** The templates of a wording that is written down as it is. */
type Templates<W> = W extends string ? W : W extends {message: infer M; hint?: infer H} ? (M | H) & string : never

/** The kinds of an area, if each of their facts can be said. */
type Sayable<Kinds> = {readonly [K in keyof Kinds]: {readonly [F in keyof Kinds[K]]: Fact | undefined}}

/** The sentences of an area. The compiler refuses a kind without a sentence, and a place that is no fact of its kind. */
export function sentencesOf<Kinds extends Sayable<Kinds>>(): <const T extends Sentences<Kinds>>(
  table: T & {
    [K in keyof T]: Places<Templates<T[K]>> extends keyof Kinds[K & keyof Kinds]
      ? unknown
      : {isNoFact: Exclude<Places<Templates<T[K]>>, keyof Kinds[K & keyof Kinds]>}
  },
) => Sentences<Kinds> {
  return table => table
}

/** Where the sentences of each area are, in one language. */
export type AreaTable = {readonly [A in keyof Areas]: () => Promise<Sentences<Areas[A]>>}
