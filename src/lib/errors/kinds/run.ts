import {type Saying} from '../saying.js'

/** Of a run as a whole. */
export interface RunKinds {
  /** What nobody expected; the words are JavaScript's. */
  bug: {detail: string}
  /** @param unsettled what nobody knows the fate of */
  interrupted: {unsettled: Saying | undefined}
  /** A hint: something had left before. */
  mayBeDone: object
  /** A question that nobody can answer. @param word that would have to be typed; undefined = yes */
  nobodyToAsk: {question: Saying; word: string | undefined}
}
