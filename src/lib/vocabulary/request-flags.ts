import {positiveFlag} from './flags.js'

/** How many notices NapCat looks through when it is not told (action/group/SetGroupAddRequest.ts). */
const SEARCHED = 100

/** For what answers a group request, which NapCat must find among the notices first. */
export const searchFlags = {
  'search-count': positiveFlag({
    summary: `search the latest N group notifications for the request (default ${SEARCHED})`,
  }),
}

export function searchedNotices(flags: {readonly 'search-count'?: number | undefined}): number {
  return flags['search-count'] ?? SEARCHED
}
