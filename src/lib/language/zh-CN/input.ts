import {type Form, type InputKinds, type Named, type Type} from '../../errors/kinds/input.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const FORMS: Readonly<Record<Form, Wording>> = {
  address: {
    message: '{text:quoted} 不是有效的 [HOST:]PORT',
    hint: '写法：8080；或 0.0.0.0:8080，接受所有能访问本机的主机',
  },
  ban: '{text} 不是有效的时长：1s 到 30d，须为整秒',
  chat: {message: '{text:quoted} 不是有效的会话', hint: '写法：group:123456 或 user:10001（简写 g:123456、u:10001）'},
  count: '{text:quoted} 不是整数',
  digits: '{text:quoted} 不是数字',
  duration: {message: '{text:quoted} 不是有效的时长', hint: '写法：500ms、30s、5m、1h30m 或 2d'},
  field: {message: '{text:quoted} 不是有效的字段', hint: '写法：字段名，或用点连接的路径，如 sender.card'},
  file: {
    message: '{text:quoted} 不是有效的文件名',
    hint: '写法：NAME、FOLDER/NAME 或 /NAME；群文件夹里不能再有文件夹',
  },
  folder: {message: '{text:quoted} 是文件夹里的文件夹', hint: '群文件夹里不能再有文件夹'},
  group: '{text:quoted} 不是有效的群号',
  header: {message: '{text:quoted} 不是有效的 HTTP 头', hint: '写法："Name: value"'},
  hex: {message: '{text:quoted} 不是十六进制', hint: '每个字节写两位（0-9、a-f），中间不加分隔符'},
  host: {message: '{text:quoted} 不是有效的主机名', hint: '写法：qun.qq.com，不带 https:// 和路径'},
  key: '{text:quoted} 不是有效的键',
  limit: {message: '{text} 不是有效的上限', hint: '请给出 0 或更大的整数'},
  'message id': {message: '{text:quoted} 不是有效的消息 ID', hint: '消息 ID 是数字'},
  node: {
    message: '值必须是转发节点',
    hint: '写法：{"user_id":"10001","nickname":"小明","content":"早上好"} 或 {"id":"1234567"}',
  },
  nodes: '值必须是转发节点的列表',
  object: '值必须是 JSON 对象',
  package: '{text:quoted} 不是有效的表情包编号',
  positive: '{text:quoted} 不是大于 0 的整数',
  rate: {message: '{text:quoted} 不是有效的速率', hint: '写法：5/s 或 30/m'},
  seconds: '值必须是 Unix 时间戳（秒）',
  segment: {message: '值必须是消息段', hint: '写法：{"type":"face","data":{"id":"14"}}'},
  'short message id': {
    message: '{text:quoted} 是 QQ 的长消息 ID，这里需要 NapCat 自己的短 ID',
    hint: '请使用事件、`qq msg send` 或历史消息里的 message_id',
  },
  speaker: {
    message: '{text:quoted} 不符合 NAME@QQ-NUMBER:TEXT',
    hint: '写出发送者的名字、QQ 号和内容，如 "小明@10001:早上好"',
  },
  sticker: {
    message: '{text:quoted} 不是有效的商城表情',
    hint: '写法：PACKAGE:ID:KEY，即收到的商城表情里的 emoji_package_id、emoji_id 和 key',
  },
  text: '值必须是文本',
  texts: '值必须是文本的列表',
  time: {
    message: '{text:quoted} 不是有效的时间',
    hint: '写法：2026-01-31、"2026-01-31 08:00"、08:00、today、yesterday、Unix 时间戳（秒），或距现在的时长：2h、3d',
  },
  unban: {message: '0 表示解除禁言', hint: '请用 `qq group unban`'},
  URL: {message: '值必须是 URL', hint: '写法：ws://127.0.0.1:3001'},
  user: '{text:quoted} 不是有效的 QQ 号',
  'user or all': '{text:quoted} 既不是 QQ 号，也不是 "all"',
  'web URL': '{text:quoted} 不是 http:// 或 https:// 开头的 URL',
}

const TYPES: Readonly<Record<Type, string>> = {
  bool: '{name} 必须是 true 或 false',
  count: '{name} 必须是 0 或更大的整数',
  file: '{name} 必须是字符串（URL、base64://… 或服务端的路径）',
  id: '{name} 必须是 ID（字符串）',
  int: '{name} 必须是整数',
  json: '{name} 必须是对象或列表（JSON）',
  list: '{name} 必须是列表',
  object: '{name} 必须是对象',
  'QQ number': '{name} 必须是正整数（QQ 号或群号）',
  segments: '{name} 必须是文本、消息段或消息段的列表',
  string: '{name} 必须是字符串',
  'string[]': '{name} 必须是字符串的列表',
}

const NOT_FOUND: Readonly<Record<Named, string>> = {
  field: '没有任何一行有字段 {text:quoted}',
  profile: '没有配置方案 {text:quoted}',
  segment: '没有消息段类型 {text:quoted}',
}

const WHERE_FROM = '{name} 可以作为参数给出，可以用 - 从 stdin 读取，也可以用 --input FILE 给出'

export const inputSentences = sentencesOf<InputKinds>()({
  malformed: ({form}) => FORMS[form],
  notAmong: ({near}) => ({
    message: '{text:quoted} 不在可选值之内：{choices}',
    hint: near === undefined ? undefined : '是否想输入 {near}？',
  }),
  wrongType: ({wanted}) => TYPES[wanted],
  wrongChoice: '{name} 只能是 {choices} 之一',
  notNumber: '{name} 必须是数字，不能是 {text:quoted}',
  noParam({near, available}) {
    if (available.length === 0) return '{action} 没有参数，却给出了 {name}'
    if (near === undefined) return '{action} 没有参数 {name}；可用的参数：{available}'
    return '{action} 没有参数 {name}；是否想写 {near}？'
  },
  oneNeeded: '必须给出其中之一：{alternatives}',
  noField: {message: '{name} 没有字段 {field}', hint: '可用：{available}'},
  notFound: ({what, near}) => ({
    message: NOT_FOUND[what],
    hint: near === undefined ? '可用：{available}' : '是否想输入 {near}？',
  }),
  empty: '值为空',
  openQuote: '引号没有闭合：{rest}',
  missing: '缺少 {name}',
  notJson: '值不是有效的 JSON：{detail}',
  tooDeep: 'JSON 的列表和对象嵌套超过 {levels} 层',
  unreadable: '无法读取 {file}：{detail}',
  notUtf8: {
    message: '{source} 不是有效的 UTF-8：第 {line} 行，字节偏移 {offset}',
    hint: 'Windows 或 Excel 的中文文本可能是 GBK：请用 iconv -f GBK -t UTF-8 转换',
  },
  utf16: {message: '{source} 是 UTF-16，不是 UTF-8', hint: '请用 iconv -f UTF-16 -t UTF-8 转换'},
  leadingFlag: {
    message: '{flag} 不能写在命令之前：只有多数命令共有的选项可以',
    hint: '请写在命令之后；见 `qq help flags`',
  },
  lineNotUtf8: {
    message: '命令行不是有效的 UTF-8',
    hint: '请使用 UTF-8 的终端或脚本；GBK 的脚本请用 iconv -f GBK -t UTF-8 转换',
  },
  severalDashes: '- 只能给出一次',
  textMissing: {message: '缺少 {name}', hint: WHERE_FROM},
  textTwice: {message: '{name} 与 --input 只能二选一', hint: WHERE_FROM},
  textOrFlag: '参数 {name} 与 {flag} 只能二选一',
  emptyText: {message: '值为空', hint: '要清除请用 {flag}'},
  stdinOfSeveral: '使用多个配置方案时，不能从 stdin 读取 {purpose}',
  stdinTwice: {message: 'stdin 只能读取一次，已用于 {purpose}', hint: '- 只用一次'},
  listOf: '{name} 列表',
  lineOf: '{name}（第 {line} 行）',
})
