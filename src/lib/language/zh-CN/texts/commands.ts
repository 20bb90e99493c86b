import {translated} from '../../translated.js'

export const TEXTS = translated({
  '{name:quoted} cannot be the name of a contact': '{name:quoted} 不能作为联系人名称',
  'use a word that is no number, without : and control characters': '请用不是数字、不含冒号和控制字符的名称',
  'the contacts cannot be written now': '现在无法写入联系人',
  'there is no contact {name:quoted}': '没有联系人 {name:quoted}',
  'see `qq contact list`': '见 `qq contact list`',
  'Remove members from a group': '踢出群成员',
  'no such event came in time (--for)': '限定时间内没有等到这样的事件（--for）',
})
