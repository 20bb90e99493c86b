import {positiveFlag} from './flags.js'
import {type Given} from './typed.js'

/** How many notices NapCat looks through when it is not told (action/group/SetGroupAddRequest.ts). */
const SEARCHED = 100

/** For what answers a group request, which NapCat must find among the notices first. */
export const searchFlags = {
  'search-count': positiveFlag({summary: `look for it among this many of the latest notices (${SEARCHED})`}),
}

export function searchedNotices(flags: Given<typeof searchFlags>): number {
  return flags['search-count'] ?? SEARCHED
}
