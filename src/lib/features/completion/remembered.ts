import {NUMBER, type TargetKind} from '../../message/target.js'
import {type Named} from '../../state/names.js'
import {type Candidate, type RememberedNames} from './completions.js'

const MOST = 200

/** The kinds of chat that can stand at a place, by its placeholder. */
const KINDS: Readonly<Record<string, readonly TargetKind[]>> = {
  GROUP: ['group'],
  USER: ['user'],
  TARGET: ['group', 'user'],
}

/** Whether names can be remembered for what stands there. */
export function takesName(takes: unknown): takes is string {
  return typeof takes === 'string' && takes in KINDS
}

/**
 * The ids that begin with what is typed, and those with a name that has it inside; the names describe them.
 * @param takes the placeholder: GROUP, USER, TARGET
 * @param before the words before the place that are not flags; the first may be the group whose members are meant
 */
export function rememberedIds(
  takes: string,
  typed: string,
  before: readonly string[],
  names: RememberedNames,
): Candidate[] {
  const [prefix = '', letter] = /^(?:(g)(?:roup)?|u(?:ser)?):/.exec(typed) ?? []
  const rest = typed.slice(prefix.length)
  const kinds = (KINDS[takes] ?? []).filter(kind => prefix === '' || (kind === 'group') === (letter === 'g'))
  const isNamed = /\D/.test(rest) && !['group:', 'user:'].some(word => word.startsWith(typed))
  const found = kinds.flatMap(kind => {
    const isBare = takes === 'TARGET' && prefix === ''
    const head = isBare ? `${kind}:` : prefix
    return [...calledOf(kind, before, names)]
      .filter(([id]) => NUMBER.test(id))
      .filter(([id, called]) => (isNamed ? called.some(name => name.includes(rest)) : !isBare && id.startsWith(rest)))
      .map(([id, called]) => ({word: `${head}${id}`, about: shown(called)}))
  })
  return few(found)
}

/** Not more than a person reads; with the last, so that a shell sees no longer common beginning than all have. */
function few(found: readonly Candidate[]): Candidate[] {
  if (found.length <= MOST) return [...found]
  const sorted = found.toSorted((a, b) => (a.word < b.word ? -1 : 1))
  return [...sorted.slice(0, MOST - 1), ...sorted.slice(-1)]
}

/** What each chat of a kind is called. */
function calledOf(
  kind: TargetKind,
  before: readonly string[],
  names: RememberedNames,
): ReadonlyMap<string, readonly string[]> {
  const rows = kind === 'group' ? names.list('groups') : (membersOf(before[0], names) ?? names.list('friends'))
  const found = new Map<string, string[]>()
  for (const {id, name, remark} of rows ?? []) found.set(id, [remark, name])
  for (const [name, target] of names.contacts) {
    if (!target.startsWith(`${kind}:`)) continue
    const id = target.slice(kind.length + 1)
    found.set(id, [name, ...(found.get(id) ?? [])])
  }
  return found
}

function membersOf(group: string | undefined, names: RememberedNames): readonly Named[] | undefined {
  const typed = group?.replace(/^g(?:roup)?:/, '')
  if (typed === undefined || typed === '') return undefined
  if (NUMBER.test(typed)) return names.list(`members ${typed}`)
  const [hit, other] = [...calledOf('group', [], names)].filter(([, called]) => called.includes(typed))
  return hit && !other ? names.list(`members ${hit[0]}`) : undefined
}

/** On one line of a terminal, without what could steer it. */
function shown(called: readonly string[]): string {
  const texts = [...new Set(called)].map(text => text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim())
  const line = texts.filter(text => text !== '').join(', ')
  return /^.{0,60}/u.exec(line)?.[0] ?? ''
}
