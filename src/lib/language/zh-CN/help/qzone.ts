import {translated} from '../../translated.js'

export const TEXTS = translated({
  "Delete posts of the bot's QQ space": '删除机器人在 QQ 空间的说说',
})
