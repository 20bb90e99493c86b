import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Remove members from a group': '踢出群成员',
  'no such event came in time (--for)': '限定时间内没有等到这样的事件（--for）',
})
