import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Send messages to a group or a user as one forward card': '把多条消息合并转发到群或用户',
})
