import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Download voice messages': '下载语音消息',
})
