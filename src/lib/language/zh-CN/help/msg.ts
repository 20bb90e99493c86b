import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List who reacted to a message, page by page': '分页列出给消息贴过表情的人',
  'Show messages': '查看消息',
  'List who reacted to a message with an emoji': '列出给消息贴过某个表情的人',
  'Mark all chats as read': '把所有会话标为已读',
  'Mark a chat as read': '把会话标为已读',
  'React to a message with emojis': '给消息贴表情（表情回应）',
  'Recall messages': '撤回消息',
  'Send a message to a group or a user': '发送消息到群或用户',
  'Send a music card': '发送音乐卡片',
})
