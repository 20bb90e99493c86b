import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Mark messages as essence (精华)': '把消息设为精华',
  'List the essence messages of a group': '列出群的精华消息',
})
