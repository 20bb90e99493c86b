import {DEFAULT_WAIT_MS, type ActionName} from './actions.js'
import {CATALOG} from './catalog/catalog.js'
import {type ActionFacts} from './catalog/facts.js'

/** What is known of an action, for machines. */
export interface ActionDescription extends Omit<ActionFacts, 'params'> {
  readonly params: readonly Readonly<Record<string, unknown>>[]
  readonly waitMs: number
}

export function describeAction(action: ActionName): ActionDescription {
  const {params, ...facts}: ActionFacts = CATALOG[action]
  return {
    waitMs: DEFAULT_WAIT_MS,
    ...facts,
    params: Object.entries(params).map(([name, param]) => ({name, required: false, ...param})),
  }
}

/** The same for people. */
export function describeInWords(facts: ActionDescription & {action: string; command: string | null}): string {
  const rows = facts.params.map(({name, type, required, default: fallback, enum: choices, notes}) => [
    `  ${String(name)}${required ? '*' : ''}`,
    Array.isArray(choices) ? choices.join('|') : String(type),
    [fallback === undefined ? '' : `default ${JSON.stringify(fallback)}`, typeof notes === 'string' ? notes : '']
      .filter(part => part !== '')
      .join('; '),
  ])
  const widths = [0, 1].map(column => Math.max(0, ...rows.map(row => Math.min(row[column]?.length ?? 0, 40))))
  const table = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const lines = [
    facts.command === null ? facts.action : `${facts.action} — qq ${facts.command}`,
    `  effect: ${facts.effect}${facts.destructive ? ', asks before it is done' : ''}`,
    `  answers: ${facts.returns}`,
    `  waits: ${facts.waitMs / 1000} s${facts.waitGrowsWithSize ? ' and more for what is big' : ''}`,
    facts.requires && `  needs: ${facts.requires.join(', ')}`,
    facts.since !== undefined && `  since: NapCat ${facts.since}`,
    facts.gone !== undefined && `  not there: ${facts.gone}`,
    facts.notes !== undefined && `  notes: ${facts.notes}`,
    facts.params.length > 0 ? 'parameters (* = required)' : 'no parameters',
    ...table,
    ...(facts.oneOf ?? []).map(group => `  one of: ${group.map(names => names.join(' + ')).join(', ')}`),
  ]
  return lines.filter(line => typeof line === 'string').join('\n')
}
