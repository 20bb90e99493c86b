import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List friend requests that QQ filtered out': '列出被过滤的好友申请',
})
