import {QQError} from '../../errors/errors.js'
import {ownText, listOf, say, type Saying} from '../../errors/saying.js'
import {factsOf} from '../../protocol/actions.js'
import {cut} from '../../protocol/quoted.js'
import {areAsWanted, coerceParams, findProblems} from '../../protocol/validate.js'

type Params = Readonly<Record<string, unknown>>
type Note = (what: Saying) => void

/** A call of any action, by its wire name. */
export interface CallRequest {
  readonly action: string
  readonly params: Params
}

/**
 * The call by its current name, with the parameter types of the action.
 * @param note called with notes for the user
 * @throws QQError VALIDATION with all problems, UNSUPPORTED for an old name without an equivalent
 */
export async function checkedRequest(typed: CallRequest, note: Note): Promise<CallRequest> {
  return knownRequest(typed, note) ?? knownRequest(await today(typed, note), note) ?? typed
}

/** The synchronous form for an action of the catalogue; undefined for others. @throws QQError VALIDATION */
export function knownRequest(typed: CallRequest, note: Note): CallRequest | undefined {
  const {action, params} = typed
  const facts = factsOf(action)
  if (!facts) return undefined
  if (areAsWanted(facts, params)) return typed
  const coerced = coerceParams(action, params)
  const problems = findProblems(action, coerced)
  if (problems.length > 0) {
    const hint = say('run `qq action get {action}` to see its parameters', {action})
    throw new QQError('VALIDATION', listOf(problems), {action, hint})
  }
  noteWhatIsEasyToMiss(action, coerced, note)
  return {action, params: coerced}
}

async function today(typed: CallRequest, note: Note): Promise<CallRequest> {
  const {action, params} = typed
  if (action.startsWith('mock.')) return typed
  const {fitsToday, oldName} = await import('../../protocol/about/old-names.js')
  const found = oldName(action)
  if (!found) {
    note(say('{action} is not a known action; it is sent unchanged', {action: cut(action)}))
    return typed
  }
  if (!fitsToday(found, params)) {
    throw new QQError('UNSUPPORTED', say('NapCat has no action {action}', {action}), {
      action,
      hint: found.instead === undefined ? undefined : ownText(found.instead),
    })
  }
  note(isToday(action, found.action, found.note))
  return {action: found.action, params: {...params, ...found.adds}}
}

/** What is said of a name of old. @param more what else there is to know */
export function isToday(old: string, action: string, more: string | undefined): Saying {
  if (more === undefined) return say('{old} is now {action}', {old, action})
  return say('{old} is now {action}; {more}', {old, action, more: ownText(more)})
}

function noteWhatIsEasyToMiss(action: string, params: Params, note: Note): void {
  const facts = factsOf(action)
  for (const name of Object.keys(facts?.params ?? {})) {
    const {type, withoutIt} = facts?.params[name] ?? {}
    const value = params[name]
    if (value === undefined && withoutIt !== undefined) {
      note(say('without {name}, NapCat {withoutIt}', {name, withoutIt: ownText(withoutIt)}))
    }
    if (type === 'segments' && typeof value === 'string' && /^\s*\[?\s*\{\s*"type"/.test(value))
      note(say('{name}= is sent as text; use {name}:= to send segments', {name}))
  }
}
