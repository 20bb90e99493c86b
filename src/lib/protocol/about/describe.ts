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

/** The description of an action as text. */
export function describeInWords(facts: DescribedAction): string {
  const {confirm} = facts
  const word = typeof confirm === 'object' ? `its ${confirm.param}` : confirm
  const lines = [
    facts.summary === null ? facts.action : `${facts.action} — ${facts.summary}`,
    facts.command !== null && `  command: qq ${facts.command}`,
    `  effect: ${facts.effect}${facts.once ? ', once' : ''}${facts.destructive ? ', asks for confirmation' : ''}${word === undefined ? '' : ` (--confirm ${word})`}`,
    `  answers: ${facts.returns}${facts.stream ? ', in several packets' : ''}`,
    OK[facts.data] !== undefined && `  ok: ${OK[facts.data]}`,
    `  waits: ${facts.waitMs / 1000} s${facts.waitGrowsWithSize ? ' and more for big files' : ''}`,
    facts.serverWait !== undefined && `  NapCat waits: ${facts.serverWait}`,
    facts.mixed !== undefined && `  one at a time: NapCat would mix up two calls about ${facts.mixed}`,
    facts.requires && `  requires: ${facts.requires.join(', ')}`,
    facts.since !== undefined && `  since: NapCat ${facts.since}`,
    facts.gone !== undefined && `  not available: ${facts.gone}`,
    facts.sameAs && `  same as: ${facts.sameAs.join(', ')}`,
    facts.notes !== undefined && `  notes: ${facts.notes}`,
    facts.params.length === 0 && 'no parameters',
    ...paramTable(facts.params),
    ...(facts.oneOf ?? []).map(group => `  one of: ${group.map(names => names.join(' + ')).join(', ')}`),
    'examples',
    ...facts.examples.map(line => `  ${line}`),
  ]
  return lines.filter(line => typeof line === 'string').join('\n')
}

/** What an ok answer means if it does not prove success. */
const OK: Readonly<Partial<Record<ActionFacts['data'], string>>> = {
  inner: 'may hide a failure, but qq detects it (exit code 1)',
  native: 'may hide a failure, but qq detects it (exit code 1)',
  'native or absent': 'may hide a failure, but qq detects it (exit code 1)',
  absent: 'is the whole answer of NapCat',
  null: 'is the whole answer of NapCat',
  'no reply': 'means that the connection has ended',
}

function paramTable(params: ActionDescription['params']): string[] {
  if (params.length === 0) return []
  const rows = params.map(({name, type, required, default: fallback, enum: choices, notes, withoutIt}) => [
    `  ${String(name)}`,
    Array.isArray(choices) ? choices.map(choice => (choice === '' ? '""' : String(choice))).join('|') : String(type),
    required ? 'yes' : '',
    fallback === undefined ? '' : JSON.stringify(fallback),
    [notes, typeof withoutIt === 'string' && `without it, NapCat ${withoutIt}`].filter(Boolean).join('; '),
  ])
  const table = [['  param', 'type', 'required', 'default', 'description'], ...rows]
  const widths = table.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, Math.min(cell.length, 40))),
    [],
  )
  const lines = table.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return ['parameters', ...lines]
}
