import {CATALOG} from './catalog/catalog.js'
import {type ActionFacts} from './catalog/facts.js'

/** The wire name of an action that this version of the tool knows. */
export type ActionName = keyof typeof CATALOG

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(CATALOG, name)
}

/** How long a client waits for an answer if the catalogue has no time for the action. */
export const DEFAULT_WAIT_MS = 30_000

/** The name without `_async` or `_rate_limited`: every action has both, and they do the same (action/index.ts). */
export function withoutSuffix(action: string): string {
  return action.replace(/_(?:async|rate_limited)$/, '')
}

const FOUND = new Map<string, ActionFacts>()

/** The known facts of an action, or undefined for an action that is not in the catalogue (NapCat adds new ones). */
export function factsOf(action: string): ActionFacts | undefined {
  const found = FOUND.get(action)
  if (found) return found
  const name = [action, withoutSuffix(action)].find(isActionName)
  const facts = name && CATALOG[name]
  if (facts) FOUND.set(action, facts)
  return facts
}

/**
 * Whether repeating the call has its effect twice. This holds for unknown actions too, but not for uploads in chunks,
 * which are put together by their own id.
 */
export function isSend(action: string): boolean {
  const facts = factsOf(action)
  return facts ? facts.effect === 'send' && !facts.stream : true
}

/** Whether it is safe to repeat the call. It is not for unknown actions. */
export function isRepeatable(action: string): boolean {
  const {effect, once} = factsOf(action) ?? {}
  return effect === 'read' || (effect === 'set' && !once)
}

/** Whether the answer of an action is secret, so that only stdout may show it. */
export function isSecret(action: string): boolean {
  return factsOf(action)?.requires?.includes('secret') ?? false
}

/** Every known action's wire name, sorted. */
export function actionNames(): ActionName[] {
  return (Object.keys(CATALOG) as ActionName[]).sort() // Object.keys loses the literal type
}
