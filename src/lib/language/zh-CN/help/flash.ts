import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show a flash transfer': '查看闪传',
  'Show the link of a flash transfer': '查看闪传的分享链接',
  'List the files of a flash transfer': '列出闪传中的文件',
  'Send a flash transfer to a group or a user': '把闪传发送到群或用户',
})
