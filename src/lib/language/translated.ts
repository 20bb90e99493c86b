import {type Places} from '../errors/saying.js'

/** A place that the Chinese has and the English has not. */
type Strange<English, Chinese> = Exclude<
  Chinese extends string ? Places<Chinese> : never,
  English extends string ? Places<English> : never
>

/** Chinese texts by their English ones. The compiler refuses a `{place}` that the English does not have. */
export function translated<const T extends Readonly<Record<string, string>>>(
  table: T & {readonly [E in keyof T]: [Strange<E, T[E]>] extends [never] ? string : {isNoPlace: Strange<E, T[E]>}},
): Readonly<Record<string, string>> {
  return table
}
