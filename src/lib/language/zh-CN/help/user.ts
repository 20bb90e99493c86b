import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Search the members of groups by name or number': '按昵称、群名片或 QQ 号搜索群成员',
  'Show the online status of a user': '查看用户的在线状态',
  'Like the profiles of users': '给用户的资料卡点赞',
  'Searches nicknames, group cards and QQ numbers, ignoring case. A user is shown once for each group. A group whose member list cannot be read is skipped and reported at the end, and the exit code is 6.':
    '在昵称、群名片和 QQ 号中搜索，不区分大小写。每个群中的用户各显示一次。无法读取成员列表的群会跳过，并在最后报告，退出码为 6。',
  'the text to search for; several words are joined into one text, - reads it from stdin':
    '要搜索的文字；多个词合为一段文字，- 表示从 stdin 读取',
  'search only this group (default: all groups of the bot)': '只搜索此群（默认搜索机器人的所有群）',
  'match the whole name or number instead of a part': '匹配完整的名称或号码，而不是其中一部分',
  'Show the profiles of users': '查看用户的资料',
  'The users need not be friends. qqLevel is the level of the account. login_days is always 0, because NapCat does not know it.':
    '不限好友。qqLevel 是 QQ 等级。login_days 总是 0，因为 NapCat 无法得知。',
  "As in `qq account set-status --help`, status 10 is online, 30 away, 40 invisible, 50 busy, 60 Q me, and 70 do not disturb. ext_status is the extended status shown beside online, or 0 for none. This needs NapCat's packet backend.":
    '与 `qq account set-status --help` 中相同，status：10 为在线，30 为离开，40 为隐身，50 为忙碌，60 为 Q 我吧，70 为请勿打扰。ext_status 是在线状态旁显示的扩展状态，0 为没有。需要 NapCat 的 Packet 后端。',
  'QQ accepts 10 likes per user and day and refuses more.': 'QQ 每天对每个用户最多接受 10 次点赞，超出会拒绝。',
  'number of likes (default 1)': '点赞次数（默认 1）',
})
