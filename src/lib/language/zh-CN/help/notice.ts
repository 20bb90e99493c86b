import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete notices of a group': '删除群公告',
  'List the notices of a group (公告)': '列出群公告',
  'Publish a notice in a group (公告)': '发布群公告',
})
