import {type Saying} from '../errors/saying.js'

/**
 * The note for a list of sign-ins that is not today's: NapCat uses the day in UTC, and QQ the day in Beijing, 8 hours
 * ahead (action/extends/GetGroupSignedList.ts).
 */
export function signedDayNote(now: Date): Saying | undefined {
  return now.getUTCHours() < 16 ? undefined : {kind: 'operations.isYesterdays'}
}
