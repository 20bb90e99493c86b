import {isJsonObject} from '../protocol/json.js'

/**
 * The answer of get_group_honor_info with a list for the most talkative member, as for all other honors: NapCat gives
 * that member as an object, which may be empty.
 */
export function honorLists(data: unknown): unknown {
  if (!isJsonObject(data)) return data
  const {current_talkative: current, ...lists} = data
  const holds = isJsonObject(current) && current['user_id'] !== undefined
  return {...(holds && {current_talkative_list: [current]}), ...lists}
}

/** Whether NapCat's own answer has any holder of an honor. */
export function hasHonors(data: unknown): boolean {
  return isJsonObject(data) && Object.values(data).some(list => Array.isArray(list) && list.length > 0)
}
