import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List the kinds of events that NapCat sends': '列出 NapCat 上报的事件类型',
  '`qq listen --event` takes a kind, or the part of one before a dot.':
    '`qq listen --event` 可以填完整的事件类型，或其中某个点号之前的部分。',
  'Reply to a message event with a quick operation': '用快速操作回复消息事件',
  'NapCat executes only replies to messages: reply (a text with CQ codes, a segment, or a list of segments), auto_escape (true: the reply is plain text), and in groups at_sender (true: mention the sender). NapCat ignores all other keys, so they are refused here. `qq msg send` does the same and shows whether it worked.':
    'NapCat 只执行对消息的回复：reply（含 CQ 码的文本、一个消息段或消息段列表）、auto_escape（true：回复为纯文本），群聊中还有 at_sender（true：@ 发送者）。其他键会被 NapCat 忽略，因此这里拒绝接受。`qq msg send` 的作用相同，还能显示是否成功。',
  'the message event as NapCat sent it: JSON, @FILE, or - for stdin':
    'NapCat 上报的消息事件原文：JSON、@FILE，- 表示 stdin',
  'the quick operation: JSON, @FILE, or - for stdin': '快速操作：JSON、@FILE，- 表示 stdin',
})
