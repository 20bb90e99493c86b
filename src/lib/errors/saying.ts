import {type Kinds} from './kinds/index.js'

/** What can fill a place of a sentence: another sentence, too. A list is written with commas. */
export type Fact = string | number | bigint | boolean | Saying | readonly (string | Saying)[]

/** A sentence that is said where it belongs: a template in English, and what fills its places. */
export interface Sentence {
  readonly template: string
  readonly facts: Readonly<Record<string, Fact>>
}

/** What the rooms below `run` say: a kind and its facts. The sentences of the kinds are in `run/sentences`. */
export type Known = {[K in keyof Kinds]: {readonly kind: K} & Readonly<Kinds[K]>}[keyof Kinds]

/** Anything that is said to a person: an error, a hint, a note. Its words depend on the language, and come last. */
export type Saying = Known | Sentence

/** The names of a template's places: `{name}`, or `{name:format}`. */
export type Places<T extends string> = T extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}:${string}` ? Name : Place) | Places<Rest>
  : never

/** @param template one whole sentence; another language translates it as a whole */
export function say<const T extends string>(
  template: T,
  ...facts: [Places<T>] extends [never] ? [] : [Readonly<Record<Places<T>, Fact>>]
): Sentence {
  return {template, facts: facts[0] ?? {}}
}

/** Where something lies or comes from: an argument, a flag, a file, a profile. */
export type Place = string | Saying

/** The same, told where it lies. */
export function atPlace(place: Place, what: Saying): Sentence {
  return say('{place}: {what}', {place, what})
}

/** Several things that are said one after the other. */
export function listOf(sayings: readonly Sentence[]): Sentence
export function listOf(sayings: readonly Saying[]): Saying
export function listOf(sayings: readonly Saying[]): Saying {
  const [first, ...rest] = sayings
  if (first === undefined) return say('')
  return rest.length === 0 ? first : say('{first}; {rest}', {first, rest: listOf(rest)})
}

export function isKnown(saying: Saying): saying is Known {
  return 'kind' in saying
}

export function isSaying(fact: Fact): fact is Saying {
  return typeof fact === 'object' && !Array.isArray(fact) && ('kind' in fact || 'template' in fact)
}

/** A text of the program that stands elsewhere, such as the summary of a command, as a part of what is said. */
export function ownText(english: string): Sentence {
  return {template: english, facts: {}}
}

/** Words that are nobody's template: what a system or a server said itself. */
export function asSaying(text: string): Sentence {
  return say('{text}', {text})
}
