import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete friends': '删除好友',
  'List the friends': '列出好友',
  'Mark the chat with a user as read': '把与用户的私聊标为已读',
  'Poke a friend': '戳一戳好友',
  'Send a private message': '发送私聊消息',
  'Send messages to a user as one forward card': '把多条消息合并转发给用户',
  "The bot stays in the other user's friend list unless --both is given.":
    '机器人仍留在对方的好友列表中，除非加上 --both。',
  'also block the users': '同时拉黑这些用户',
  'also delete the bot from their friend lists': '同时从对方的好友列表中删除机器人',
  'Forward messages to a user one by one': '把消息逐条转发给用户',
  'NapCat accepts only short message ids and does not return the new ids. To send them as one card, use `friend send-forward`.':
    'NapCat 只接受短 ID，也不返回新消息的 ID。要合并成一张卡片发送，请用 `friend send-forward`。',
  'Show the message history with a user': '查看与用户的历史消息',
  'NapCat fetches the profile of each friend, so a long list can take up to half a minute.':
    'NapCat 会逐个获取好友的资料，好友较多时可能需要半分钟。',
  'List the friend categories with their friends (分组)': '列出好友分组及组内好友',
  'The table has one row for each category. In JSON, buddyList holds the friends of the category; their level is always 0.':
    '表格中每个分组一行。JSON 中，buddyList 是组内的好友，其 level 总是 0。',
  'List unidirectional friends (单向好友)': '列出单向好友',
  'They have the bot as a friend, but not the reverse. NapCat returns at most 99. Without its packet backend it fails with a TypeError.':
    '单向好友加了机器人，而机器人没有加对方。NapCat 最多返回 99 个。Packet 后端不可用时会以 TypeError 失败。',
  'poke the bot itself, in the chat with that friend': '在与该好友的私聊中戳机器人自己',
  "Text and flags become one message, in the order in which they are typed. Several words are joined into one text; - is the text from stdin, without the final newline. CQ codes in the text are parsed only with --cq.\n\nFILE is a local file, - (stdin), a URL, base64://…, or remote:/path on the server. Its content must match the flag: --image needs an image. Files larger than 256 KiB are first uploaded to the server in chunks. Paths in --segment, --segments and --cq are paths on NapCat's machine. A user who is not a friend can be reached through a common group, if the group allows it (--via-group). If NapCat does not know the user, it would send the message to the group itself, so the membership is looked up first.":
    '文字和选项按输入的顺序组成一条消息。多个词合为一段文字；- 表示读取 stdin 的文字，去掉末尾的换行。加上 --cq 才解析文字中的 CQ 码。\n\nFILE 可以是本机文件、-（stdin）、URL、base64://DATA 或服务端上的 remote:/path。内容必须与选项相符：--image 需要图片。大于 256 KiB 的文件会先分片上传到服务端。--segment、--segments 和 --cq 中的路径是 NapCat 所在机器上的路径。对方不是好友时，如果共同的群允许，可以通过该群发送（--via-group）。如果 NapCat 不认识该用户，消息会被发到群里，因此发送前会先核对对方是否为群成员。',
  'common group, to reach a user who is not a friend': '共同的群，用于给非好友发消息',
  'Set the remark of a friend (备注)': '设置好友备注',
  'Only the bot can see the remark. NapCat refuses users who are not friends. Otherwise it answers ok without checking; `friend list --fresh` shows the remark.':
    '备注只有机器人能看到。对方不是好友时 NapCat 会拒绝；其他情况不核对就返回 ok，可用 `friend list --fresh` 查看备注。',
  'Show a friend that the bot is typing': '向好友显示「正在输入」',
  'typing, or a number that QQ defines: 1 is typing, others are not documented (default typing)':
    'typing，或 QQ 定义的数字：1 为正在输入，其他没有文档说明（默认 typing）',
})
