import {type Saying} from '../saying.js'

/** Of files that go up and down. */
export interface TransferKinds {
  /** How far an upload came that was ended. @param goesOn whether the same command can go on with it */
  uploadedSoFar: {file: string; percent: number; goesOn: boolean}
  uploadLost: {file: string; percent: number; goesOn: boolean; problem: Saying}
  beginsAnew: {file: string; problem: Saying}
  hasRival: {by: Saying}
  isNamedOtherwise: object
  connectingAgain: {problem: Saying}
  sizeDiffers: {said: number; found: number}
}
