/** How a language puts a sentence together. */
export interface Joints {
  /** Between the members of a list. */
  readonly list: string
  /** Between those of which one is meant. */
  readonly or: string
  /** What fills a place, where the language has words for it: what the system says of a file. */
  readonly fact: (text: string, place: string) => string
  /** The words of a template and what fills its places, in turn. */
  readonly join: (parts: readonly string[]) => string
}

export const PLAIN_JOINTS: Joints = {list: ', ', or: ' or ', fact: text => text, join: parts => parts.join('')}
