import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Download voice messages': '下载语音消息',
  "The id is the `file` of a record segment; `qq msg get` shows it. Without --format the file has QQ's format, usually SILK, which few players support.":
    'ID 是语音消息段的 `file`，可用 `qq msg get` 查看。不加 --format 时保留 QQ 的格式，通常是 SILK，支持它的播放器很少。',
  'ids or names of voice messages, from record segments, or - to read one per line from stdin':
    '语音的 ID 或名称，来自语音消息段；- 表示从 stdin 逐行读取',
  'convert it to this format on the server': '在服务端转换为此格式',
  'Show the server path of a received voice message': '查看收到的语音的服务端路径',
  'the `file` of a record segment (from `qq msg get`), or a file id':
    '语音消息段的 `file`（见 `qq msg get`），或文件 ID',
  'Convert a voice message to text': '把语音转成文字',
  'QQ converts the voice message within half a minute. Not every voice message can be converted to text.':
    '由 QQ 转换，半分钟内完成。并非所有语音都能转成文字。',
  'the id of the voice message': '语音消息的 ID',
})
