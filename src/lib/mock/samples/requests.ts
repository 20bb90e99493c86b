import {type HandlerTable} from '../handler.js'
import {uidOf} from '../people.js'
import {nowSeconds, textOf} from '../values.js'

export const REQUEST_SAMPLES: HandlerTable = {
  get_unidirectional_friend_list: () => [
    {uin: 40_003, uid: uidOf(40_003), nick_name: '单向好友', age: 20, source: '群聊'},
  ],
  nc_get_user_status: () => ({status: 10, ext_status: 0}),
  get_profile_like: (params, {world}) => {
    const userId = Number(textOf(params['user_id']) || world.self.user_id)
    return {
      uid: uidOf(userId),
      time: String(nowSeconds()),
      favoriteInfo: {userInfos: [], total_count: 0, last_time: 0, today_count: 0},
      voteInfo: {total_count: 12, new_count: 1, new_nearby_count: 0, last_visit_time: 0, userInfos: []},
    }
  },
}
