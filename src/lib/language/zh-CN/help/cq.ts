import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Convert text with CQ codes to message segments': '把含 CQ 码的文本转换为消息段',
  "By NapCat's rules, the values in a CQ code are always strings, and a malformed code is plain text. The `raw_message` of a message is such a text, but lacks some data; `message` has the segments themselves.":
    '按 NapCat 的规则，CQ 码中的值一律是字符串，格式不正确的 CQ 码视为纯文本。消息的 `raw_message` 就是这样的文本，但会缺少部分数据；`message` 是消息段本身。',
  'read it from a file, or from stdin with -': '从文件读取，- 表示 stdin',
  'Convert message segments to text with CQ codes': '把消息段转换为含 CQ 码的文本',
  'CQ codes cannot hold lists or objects, so these values are omitted with a note. Empty values are omitted too. The output is the plain text even in a pipe, as `qq cq decode -` reads it; with --json it is a JSON string.':
    'CQ 码不能表示列表和对象，这样的值会省略并给出说明。空值也会省略。在管道中同样输出纯文本，可由 `qq cq decode -` 读取；加 --json 时输出 JSON 字符串。',
  'one segment or a list of segments, as JSON; - reads it from stdin':
    '一个消息段或消息段列表（JSON）；- 表示从 stdin 读取',
})
