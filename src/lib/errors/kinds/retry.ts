import {type Saying} from '../saying.js'

/** Of what is repeated. */
export interface RetryKinds {
  /** @param problem what failed in the end */
  gaveUp: {problem: Saying; tries: number}
  again: {problem: Saying; attempt: number; attempts: number; waitMs: number}
}
