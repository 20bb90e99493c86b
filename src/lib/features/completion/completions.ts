import {say, type Sentence} from '../../errors/saying.js'
import {allFaces, namedFaces} from '../../message/face-names.js'
import {eventNames} from '../../operations/events/event-filter.js'
import {EVENT_KINDS} from '../../protocol/events.js'
import {actionNames, factsOf} from '../../protocol/actions.js'
import {type ParamFacts} from '../../protocol/catalog/facts.js'
import {type Names} from '../../state/names.js'

/** A word that can replace the typed one, and its description. */
export interface Candidate {
  readonly word: string
  readonly about: string | Sentence
}

export interface Completions {
  readonly candidates: readonly Candidate[]
  /** The prefix after which the shell also completes file names. */
  readonly files?: string | undefined
}

export type RememberedNames = Pick<Names, 'list' | 'contacts'>

/** The sources of names that are not fixed in the program. */
export interface Sources {
  readonly profiles: () => readonly string[]
  readonly aboutAction: (action: string) => string | undefined
  /** The remembered names at the server; undefined if there are none. Nothing here asks the server. */
  readonly remembered: () => Promise<RememberedNames | undefined>
}

const NONE: Completions = {candidates: []}

/**
 * The values that are possible at a place.
 * @param takes the placeholder in help (`FILE`, `KIND`, `on|off`), or the words themselves; others have no values
 * @param before the words before the place that are not flags
 */
export function valuesOf(
  takes: string | readonly string[] | undefined,
  typed: string,
  before: readonly string[],
  sources: Sources,
): Completions {
  const forms = typeof takes === 'string' ? takes.split('|') : []
  const words = typeof takes === 'string' ? forms.flatMap(wordsIn) : takes
  const found = [
    {candidates: plain(words ?? [])},
    ...forms.map(form => FORMS[form]?.(typed, before, sources) ?? listOf(form, typed)),
  ]
  return {
    candidates: found.flatMap(({candidates}) => candidates).filter(({word}) => word.startsWith(typed)),
    files: found.find(({files}) => files !== undefined)?.files,
  }
}

/** The words to type in a placeholder: `on|off` has two, `user:ID` begins with one, `N` has none. */
function wordsIn(form: string): string[] {
  const [word] = /^[a-z\d][\w-]*(?=$|:[A-Z]+$)/.exec(form) ?? []
  if (word === undefined) return []
  return [form === word ? word : `${word}:`]
}

type Form = (typed: string, before: readonly string[], sources: Sources) => Completions

const file: Form = () => ({candidates: [], files: ''})
const FORMS: Readonly<Record<string, Form>> = {
  FILE: file,
  PATH: file,
  DIR: file,
  '@FILE': typed => (typed.startsWith('@') ? {candidates: [], files: '@'} : {candidates: plain(['@'])}),
  KIND: () => ({candidates: eventNames().map(word => ({word, about: aboutEvent(word)}))}),
  FACE: typed => ({candidates: faces(typed)}),
  TARGET: () => ({candidates: plain(['group:', 'user:'])}),
  ACTION: (_typed, _before, {aboutAction}) => ({
    candidates: actionNames()
      .filter(name => factsOf(name)?.gone === undefined)
      .map(word => ({word, about: aboutAction(word) ?? ''})),
  }),
  PARAM: (typed, [action = '', ...given]) => params(typed, action, given),
  PROFILE: (typed, _before, {profiles}) => among(profiles(), typed),
}

/** Completes comma-separated words, each once. */
function among(words: readonly string[], typed: string): Completions {
  const kept = typed.slice(0, typed.lastIndexOf(',') + 1)
  const chosen = kept.split(',')
  return {candidates: plain(words.filter(word => !chosen.includes(word)).map(word => `${kept}${word}`))}
}

function listOf(form: string, typed: string): Completions {
  return /^[a-z]+(?:,[a-z]+)+$/.test(form) ? among(form.split(','), typed) : NONE
}

/** Faces by name, or by number if a digit is typed. */
function faces(typed: string): Candidate[] {
  if (/^\d/.test(typed)) return [...allFaces()].map(([word, about]) => ({word, about}))
  const slash = typed.startsWith('/') ? '/' : ''
  return [...namedFaces()].map(([name, about]) => ({word: `${slash}${name}`, about}))
}

function aboutEvent(name: string): string {
  return Object.entries(EVENT_KINDS).find(([kind]) => kind === name)?.[1] ?? ''
}

/** `key=…` for the parameters of an action. */
function params(typed: string, action: string, given: readonly string[]): Completions {
  const known: Readonly<Record<string, ParamFacts>> = factsOf(action)?.params ?? {}
  const [head = '', name = ''] = /^([^=]+)=/.exec(typed) ?? []
  const facts = known[name]
  if (/^[^=]+=@/.test(typed)) return {candidates: [], files: `${head}@`}
  if (facts) {
    const values = facts.type === 'bool' ? ['true', 'false'] : (facts.enum ?? [])
    return {candidates: plain(values.map(value => `${head}${value}`))}
  }
  const isGiven = (key: string): boolean =>
    given.some(word => word.startsWith(`${key}=`) || word.startsWith(`${key}:=`))
  const open = Object.entries(known).filter(([key]) => !isGiven(key))
  return {
    candidates: open.map(([key, {type, required}]) => ({
      word: `${key}=`,
      about: required ? say('{type}, required', {type}) : type,
    })),
  }
}

function plain(words: readonly string[]): Candidate[] {
  return words.map(word => ({word, about: ''}))
}
