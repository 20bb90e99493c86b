import {type HandlerTable} from '../handler.js'
import {uidOf} from '../people.js'

export const REQUEST_SAMPLES: HandlerTable = {
  get_unidirectional_friend_list: () => [
    {uin: 40_003, uid: uidOf(40_003), nick_name: '单向好友', age: 20, source: '群聊'},
  ],
}
