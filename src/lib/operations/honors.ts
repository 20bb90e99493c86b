import {isJsonObject} from '../protocol/json.js'

/**
 * What get_group_honor_info answered, with the one who is the most talkative now as a list of one, or none, like all other
 * honors: NapCat gives that one as an object, which may be empty.
 */
export function honorLists(data: unknown): unknown {
  if (!isJsonObject(data)) return data
  const {current_talkative: current, ...lists} = data
  const holds = isJsonObject(current) && current['user_id'] !== undefined
  return {...(holds && {current_talkative_list: [current]}), ...lists}
}

/** Whether any honor is held by anybody, in NapCat's own answer. */
export function hasHonors(data: unknown): boolean {
  return isJsonObject(data) && Object.values(data).some(list => Array.isArray(list) && list.length > 0)
}
