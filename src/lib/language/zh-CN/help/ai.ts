import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List the AI voices that a group can use': '列出群内可用的 AI 音色',
})
