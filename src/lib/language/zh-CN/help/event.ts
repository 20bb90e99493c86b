import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List the kinds of events that NapCat sends': '列出 NapCat 上报的事件类型',
})
