import {translated} from '../../translated.js'

export const TEXTS = translated({
  'QQ is online again': 'QQ 已恢复在线',
})
