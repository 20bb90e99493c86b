import {type Saying} from '../errors/saying.js'

/**
 * What to say of a list of today's sign-ins that is none: NapCat takes the day in UTC, QQ in Beijing, which is 8 hours ahead
 * (action/extends/GetGroupSignedList.ts).
 */
export function signedDayNote(now: Date): Saying | undefined {
  return now.getUTCHours() < 16 ? undefined : {kind: 'operations.isYesterdays'}
}
