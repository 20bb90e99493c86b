import {asSaying, listOf, ownText, say, type Sentence} from '../../errors/saying.js'
import {DEFAULT_WAIT_MS, type ActionName} from '../actions.js'
import {CATALOG} from '../catalog/catalog.js'
import {type ActionFacts} from '../catalog/facts.js'

/** The known facts of an action, for JSON output. */
export interface ActionDescription extends Omit<ActionFacts, 'params'> {
  readonly params: readonly Readonly<Record<string, unknown>>[]
  readonly waitMs: number
}

/** An action with its command and its examples. */
export interface DescribedAction extends ActionDescription {
  readonly action: string
  /** The words of the command that does it. */
  readonly command: string | null
  readonly summary: string | null
  /** Example command lines. */
  readonly examples: readonly string[]
}

export function describeAction(action: ActionName): ActionDescription {
  const {params, ...facts}: ActionFacts = CATALOG[action]
  return {
    waitMs: DEFAULT_WAIT_MS,
    ...facts,
    params: Object.entries(params).map(([name, param]) => ({name, required: false, ...param})),
  }
}

/** How the description is put into words. */
export interface DescribingWords {
  readonly words: (what: Sentence) => string
  /** Counts the cells of a text. */
  readonly width: (text: string) => number
}

/** The description of an action as text. */
export function describeInWords(facts: DescribedAction, describing: DescribingWords): string {
  const {action, command, summary, confirm, once, destructive, mixed, requires, since, gone, sameAs, notes} = facts
  const lines = [
    summary === null ? asSaying(action) : say('{action} — {summary}', {action, summary: ownText(summary)}),
    command !== null && say('  command: qq {command}', {command}),
    say('  effect: {effects}', {
      effects: [facts.effect, ...(once ? [say('once')] : []), ...(destructive ? [asking(confirm)] : [])],
    }),
    say('  answers: {answers}', {
      answers: [ownText(facts.returns), ...(facts.stream ? [say('in several packets')] : [])],
    }),
    OK[facts.data],
    facts.waitGrowsWithSize
      ? say('  waits: {ms:seconds} s and more for big files', {ms: facts.waitMs})
      : say('  waits: {ms:seconds} s', {ms: facts.waitMs}),
    facts.serverWait !== undefined && say('  NapCat waits: {time}', {time: ownText(facts.serverWait)}),
    mixed && say('  one at a time: NapCat would mix up two calls about {mixed}', {mixed: ownText(mixed)}),
    requires && say('  requires: {requires}', {requires}),
    since !== undefined && say('  since: NapCat {since}', {since}),
    gone !== undefined && say('  not available: {gone}', {gone: ownText(gone)}),
    sameAs && say('  same as: {sameAs}', {sameAs}),
    notes !== undefined && say('  notes: {notes}', {notes: ownText(notes)}),
    facts.params.length === 0 && say('no parameters'),
    ...paramTable(facts.params, describing),
    ...(facts.oneOf ?? []).map(group => say('  one of: {names}', {names: group.map(names => names.join(' + '))})),
    say('examples'),
    ...facts.examples.map(line => `  ${line}`),
  ]
  return lines.flatMap(line => (typeof line === 'string' ? [line] : line ? [describing.words(line)] : [])).join('\n')
}

function asking(confirm: ActionFacts['confirm']): Sentence {
  if (confirm === undefined) return say('asks for confirmation')
  const word = typeof confirm === 'object' ? say('its {param}', {param: confirm.param}) : confirm
  return say('asks for confirmation (--confirm {word})', {word})
}

/** What an ok answer means if it does not prove success. */
const OK: Readonly<Partial<Record<ActionFacts['data'], Sentence>>> = {
  inner: say('  ok: may hide a failure, but qq detects it (exit code 1)'),
  native: say('  ok: may hide a failure, but qq detects it (exit code 1)'),
  'native or absent': say('  ok: may hide a failure, but qq detects it (exit code 1)'),
  absent: say('  ok: is the whole answer of NapCat'),
  null: say('  ok: is the whole answer of NapCat'),
  'no reply': say('  ok: means that the connection has ended'),
}

function paramTable(params: ActionDescription['params'], {words, width}: DescribingWords): string[] {
  if (params.length === 0) return []
  const rows = params.map(({name, type, required, default: fallback, enum: choices, notes, withoutIt}) => [
    `  ${String(name)}`,
    Array.isArray(choices) ? choices.map(choice => (choice === '' ? '""' : String(choice))).join('|') : String(type),
    required ? words(say('yes')) : '',
    fallback === undefined ? '' : JSON.stringify(fallback),
    words(listOf([...textsIn(notes), ...textsIn(withoutIt).map(does => say('without it, NapCat {does}', {does}))])),
  ])
  const table = [['  param', 'type', 'required', 'default', 'description'], ...rows]
  const widths = table.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, Math.min(width(cell), 40))),
    [],
  )
  const lines = table.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  )
  return [words(say('parameters')), ...lines]
}

function textsIn(text: unknown): Sentence[] {
  return typeof text === 'string' && text !== '' ? [ownText(text)] : []
}
