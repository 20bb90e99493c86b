import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Names of your own for groups and users': '自己给群和用户起的名称（联系人）',
  'Give a group or a user a name of your own': '给群或用户起一个自己的名称',
  'The name can then stand where an id can: `qq msg send 老王 hi`. It is kept on this machine, for this server, and nothing is sent.':
    '之后凡是能写号码的地方都可以写这个名称：`qq msg send 老王 hi`。名称按服务端保存在本机，不发送任何内容。',
  'Remove a name of your own': '删除自己起的名称',
  'Only the name is removed; the group or the friend stays.': '只删除名称；群和好友不受影响。',
  'List the names of your own': '列出自己起的名称',
  'They are kept on this machine, for each server.': '名称保存在本机，每个服务端各有一份。',
  'Remember the names of groups and the remarks of friends': '记住群名称和好友备注',
  'Names are remembered for a day and renewed by themselves; this does it now. Shows each name with its id.':
    '名称会记住一天，并自动更新；此命令立即更新，并列出每个名称及其号码。',
  'the name': '名称',
})
