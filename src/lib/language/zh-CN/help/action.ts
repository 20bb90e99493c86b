import {translated} from '../../translated.js'

export const TEXTS = translated({
  "List NapCat's actions and their commands": '列出 NapCat 的接口及对应的命令',
})
