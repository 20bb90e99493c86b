import {translated} from '../../translated.js'

export const TEXTS = translated({
  'output format (auto: a table on a terminal, JSON in a pipe)': '输出格式（默认 auto：终端为表格，管道为 JSON）',
  'short for -o json': '等同于 -o json',
  'columns or keys to show, in this order': '要显示的列或键，并按此顺序排列',
  'run a jq expression over the JSON': '用 jq 表达式处理 JSON',
  'file whose first line is the token (- for stdin)': '首行为 token 的文件（- 表示 stdin）',
  'accept any certificate (wss://)': '接受任何证书（wss://）',
  'print the frames instead of sending them': '只打印数据帧，不发送',
  'the group: 123456 or group:123456': '群号：123456 或 group:123456',
  'pause between two targets': '两个目标之间的间隔',
  'the chat: group:123456 or user:10001 (g: and u: for short)': '会话：group:123456 或 user:10001（可简写为 g: 和 u:）',
  'mention a user': '@ 某个用户',
  'mention everybody': '@全体成员',
  'quote a message': '引用一条消息',
  'the QQ number: 10001 or user:10001': 'QQ 号：10001 或 user:10001',
})
