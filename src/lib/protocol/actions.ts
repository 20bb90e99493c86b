import {CATALOG} from './catalog/catalog.js'
import {type ActionFacts} from './catalog/facts.js'

/** The wire name of an action that this version of the tool knows. */
export type ActionName = keyof typeof CATALOG

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(CATALOG, name)
}

/** What is known of an action, or undefined for one that the catalogue does not have (NapCat moves faster than we do). */
export function factsOf(action: string): ActionFacts | undefined {
  return isActionName(action) ? CATALOG[action] : undefined
}

/** Every known action's wire name, sorted. */
export function actionNames(): ActionName[] {
  return (Object.keys(CATALOG) as ActionName[]).sort() // Object.keys loses the literal type
}
