import {translated} from '../../translated.js'

export const TEXTS = translated({
  'variables of an event that are too long are not set: {names}; the command has all of it on stdin':
    '事件里过长的变量未设置：{names}；命令可以从标准输入读到完整的事件',
  'QQ is online again': 'QQ 已恢复在线',
})
