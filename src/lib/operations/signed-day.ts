/**
 * The note for a list of sign-ins that is not today's: NapCat uses the day in UTC, and QQ the day in Beijing, 8 hours
 * ahead (action/extends/GetGroupSignedList.ts).
 */
export function signedDayNote(now: Date): string | undefined {
  if (now.getUTCHours() < 16) return undefined
  return 'in Beijing a new day has begun, and NapCat, which counts in UTC, still gives the list of yesterday'
}
