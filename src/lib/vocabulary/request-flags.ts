import {positiveFlag} from './flags.js'
import {type Given} from './typed.js'

/** The number of group notifications that NapCat searches by default (action/group/SetGroupAddRequest.ts). */
const SEARCHED = 100

/** For handling a group request, which NapCat must first find among the group notifications. */
export const searchFlags = {
  'search-count': positiveFlag({
    summary: `search the latest N group notifications for the request (default ${SEARCHED})`,
  }),
}

export function searchedNotices(flags: Given<typeof searchFlags>): number {
  return flags['search-count'] ?? SEARCHED
}
