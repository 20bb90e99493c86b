import {type Saying} from '../saying.js'

/** Of a run as a whole. */
export interface RunKinds {
  /** What nobody expected; the words are JavaScript's. */
  bug: {detail: string}
  /** @param unsettled what nobody knows the fate of */
  interrupted: {unsettled: Saying | undefined}
  /** A hint: something had left before. */
  mayBeDone: object
  /** Nothing has that name. @param candidates what is called like it, with ids */
  nameUnknown: {of: 'group' | 'user'; name: string; candidates: readonly string[]}
  /** @param candidates what has that name, with ids */
  nameOfSeveral: {name: string; candidates: readonly string[]}
  /** A name does not mean any more what the memory says. @param candidates what has it now */
  nameMoved: {name: string; id: string; candidates: readonly string[]}
  /** A question that nobody can answer. @param word that would have to be typed; undefined = yes */
  nobodyToAsk: {question: Saying; word: string | undefined}
}
