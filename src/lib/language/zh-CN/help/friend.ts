import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete friends': '删除好友',
  'List the friends': '列出好友',
  'Mark the chat with a user as read': '把与用户的私聊标为已读',
  'Poke a friend': '戳一戳好友',
  'Send a private message': '发送私聊消息',
  'Send messages to a user as one forward card': '把多条消息合并转发给用户',
})
