import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Make a message a todo of its group (待办)': '把消息设为群待办',
  'Mark the todo of a group as done (待办)': '完成群待办',
  "NapCat uses its packet backend and does not read QQ's answer: ok means that QQ answered, not that it took effect.":
    'NapCat 使用 Packet 后端，且不读取 QQ 的应答内容：ok 只表示 QQ 有应答，不表示已生效。',
  'the id of the message, short or long; or use --seq': '消息 ID，长短均可；也可改用 --seq',
  'real_seq of the message (its number in the group), instead of the id': '消息的 real_seq（群内序号），代替消息 ID',
  'Cancel a todo of a group (待办)': '取消群待办',
})
