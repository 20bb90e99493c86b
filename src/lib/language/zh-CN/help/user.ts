import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Search the members of groups by name or number': '按昵称、群名片或 QQ 号搜索群成员',
  'Show the online status of a user': '查看用户的在线状态',
  'Like the profiles of users': '给用户的资料卡点赞',
})
