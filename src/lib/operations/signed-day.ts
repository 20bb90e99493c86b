/**
 * What to say of a list of today's sign-ins that is none: NapCat takes the day in UTC, QQ in Beijing, which is 8 hours ahead
 * (action/extends/GetGroupSignedList.ts).
 */
export function signedDayNote(now: Date): string | undefined {
  if (now.getUTCHours() < 16) return undefined
  return 'in Beijing a new day has begun, and NapCat, which counts in UTC, still gives the list of yesterday'
}
