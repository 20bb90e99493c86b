import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Make a message a todo of its group (待办)': '把消息设为群待办',
  'Mark the todo of a group as done (待办)': '完成群待办',
})
