import {CATALOG} from './catalog/catalog.js'
import {type ActionFacts} from './catalog/facts.js'

/** The wire name of an action that this version of the tool knows. */
export type ActionName = keyof typeof CATALOG

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(CATALOG, name)
}

/** How long a client waits for an answer where nothing else is known of the action. */
export const DEFAULT_WAIT_MS = 30_000

/** The name without `_async` or `_rate_limited`: every action has both, and they do the very same (action/index.ts). */
export function plainName(action: string): string {
  return action.replace(/_(?:async|rate_limited)$/, '')
}

const FOUND = new Map<string, ActionFacts>()

/** What is known of an action, or undefined for one that the catalogue does not have (NapCat moves faster than we do). */
export function factsOf(action: string): ActionFacts | undefined {
  const found = FOUND.get(action)
  if (found) return found
  const name = [action, plainName(action)].find(isActionName)
  const facts = name && CATALOG[name]
  if (facts) FOUND.set(action, facts)
  return facts
}

/**
 * Whether doing it again does it twice, so that it may be wanted once whatever happens. What is not known may be one;
 * an upload in chunks is put together by its own id.
 */
export function isSend(action: string): boolean {
  const facts = factsOf(action)
  return facts ? facts.effect === 'send' && !facts.stream : true
}

/** Whether doing it again does no harm. What is not known may do some. */
export function isRepeatable(action: string): boolean {
  const {effect, once} = factsOf(action) ?? {}
  return effect === 'read' || (effect === 'set' && !once)
}

/** Whether what an action answers is for stdout alone. */
export function isSecret(action: string): boolean {
  return factsOf(action)?.requires?.includes('secret') ?? false
}

/** Every known action's wire name, sorted. */
export function actionNames(): ActionName[] {
  return (Object.keys(CATALOG) as ActionName[]).sort() // Object.keys loses the literal type
}
