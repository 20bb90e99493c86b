import {type HandlerTable} from '../handler.js'
import {uidOf} from '../people.js'
import {nowSeconds} from '../values.js'

export const REQUEST_SAMPLES: HandlerTable = {
  get_doubt_friends_add_request: () => [
    {
      flag: uidOf(40_002),
      uin: '40002',
      nick: '可疑的人',
      source: '搜索QQ号',
      reason: '频繁加好友',
      msg: '你好',
      group_code: '0',
      time: String(nowSeconds() - 3600),
      type: 'doubt',
    },
  ],
  get_unidirectional_friend_list: () => [
    {uin: 40_003, uid: uidOf(40_003), nick_name: '单向好友', age: 20, source: '群聊'},
  ],
}
