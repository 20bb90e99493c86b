import {type ActionName} from '../actions.js'
import {type ActionFacts} from '../catalog/facts.js'
import {nearest} from '../nearest.js'

export interface ListedAction {
  readonly action: ActionName
  /** The words of the command that does it. */
  readonly command: string | null
  readonly summary: string | null
  readonly effect: ActionFacts['effect']
  readonly destructive: boolean
  readonly requires: NonNullable<ActionFacts['requires']>
  readonly since: string | null
}

/** The tags of an action: the topic of its command, its effect, its requirements. */
function tagsOf({command, effect, destructive, requires}: ListedAction): string[] {
  const [topic] = command?.split(' ') ?? []
  return [...(topic === undefined ? [] : [topic]), effect, ...(destructive ? ['destructive'] : []), ...requires]
}

/** The actions with a tag. Without any, those with the text in name, command or summary. */
export function withTag(rows: readonly ListedAction[], wanted: string): ListedAction[] {
  const tag = wanted.toLowerCase()
  const tagged = rows.filter(row => tagsOf(row).includes(tag))
  if (tagged.length > 0) return tagged
  return rows.filter(({action, command, summary}) =>
    [action, command, summary].some(text => text?.toLowerCase().includes(tag) === true),
  )
}

/** The actions with all of these words in name, command, summary or search words. @param moreOf what else there is of one */
export function withWords(
  rows: readonly ListedAction[],
  wanted: string,
  moreOf: (row: ListedAction) => readonly string[],
): ListedAction[] {
  const words = wanted.toLowerCase().split(/\s+/)
  return rows.filter(row => {
    const text = [row.action, row.command, row.summary, ...moreOf(row)].join(' ').toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/** The most similar tag to one that finds nothing. */
export function nearestTag(rows: readonly ListedAction[], wanted: string): string | undefined {
  return nearest(wanted, new Set(rows.flatMap(tagsOf)))
}
