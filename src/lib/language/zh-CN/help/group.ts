import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Mute members of a group': '禁言群成员',
  'Show groups': '查看群信息',
  'Show the extended information of a group': '查看群的扩展信息',
  'List the members with honors in a group (群荣誉)': '列出群荣誉（龙王等）',
  'Show a member of a group': '查看群成员信息',
  'Leave a group': '退出群聊',
  'List the groups that the bot is in': '列出机器人加入的群',
  'List the muted members of a group': '列出被禁言的群成员',
  'List the members of a group': '列出群成员',
  'List who signed in to a group today (打卡)': '列出今天已打卡的群成员',
  'Mark a group as read': '把群聊标为已读',
  'Poke a member of a group': '戳一戳群成员',
  'Send a message to a group': '发送群消息',
  'Send messages to a group as one forward card': '把多条消息合并转发到群',
  'Rename a group': '修改群名称',
  'Set what plain members of a group can do': '设置普通成员的权限',
  'Set whether bots can be added to a group': '设置能否添加机器人入群',
  'Sign in to a group for today (打卡)': '群打卡',
})
