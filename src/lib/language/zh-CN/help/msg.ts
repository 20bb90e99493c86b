import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List who reacted to a message, page by page': '分页列出给消息贴过表情的人',
  'Show messages': '查看消息',
  'List who reacted to a message with an emoji': '列出给消息贴过某个表情的人',
  'Mark all chats as read': '把所有会话标为已读',
  'Mark a chat as read': '把会话标为已读',
  'React to a message with emojis': '给消息贴表情（表情回应）',
  'Recall messages': '撤回消息',
  'Send a message to a group or a user': '发送消息到群或用户',
  'Send a music card': '发送音乐卡片',
  "Press a button of a bot's message in a group": '点击群内机器人消息上的按钮',
  "NapCat does not show the buttons of a message; only the operator of that bot knows their ids and data. The result is QQ's answer to the press.":
    'NapCat 不显示消息的按钮，按钮的 ID 和数据只有该机器人的运营者知道。结果是 QQ 对这次点击的应答。',
  'the id of the button': '按钮的 ID',
  'app id of the bot that sent the message': '发送该消息的机器人的 app ID',
  'data of the button (default: no data)': '按钮的数据（默认不带数据）',
  'real_seq of the message, from `qq msg get` (default: NapCat makes one up)':
    '消息的 real_seq，见 `qq msg get`（默认由 NapCat 随意生成）',
  'Download the images and files of a message': '下载消息中的图片和文件',
  "Each file is saved under its original name; equal names are numbered. `segment` is the position of its segment, from 0; in a forward, 2.0.1 is segment 1 of message 0 in segment 2. Voice messages are saved in QQ's format, usually SILK; `qq record download --format` converts them. NapCat finds files only while it remembers the message.":
    '每个文件按原文件名保存，重名时加编号。`segment` 是所在消息段的位置，从 0 开始；在合并转发中，2.0.1 表示第 2 段里第 0 条消息的第 1 段。语音按 QQ 的格式保存，通常是 SILK，可用 `qq record download --format` 转换。只有 NapCat 还记得该消息时才能找到文件。',
  'the id of the message': '消息 ID',
  'only segments of this kind': '只下载此类消息段',
  'also download files inside forwards, up to N levels deep': '同时下载合并转发中的文件，最多深入 N 层',
  'Shows one page, or all pages with --all. QQ may return fewer users than requested. Users are shown by tinyId with their avatars; `msg list-reactions` shows QQ numbers.':
    '显示一页，加上 --all 则显示全部。QQ 返回的用户可能少于请求的数量。用户以 tinyId 和头像显示；`msg list-reactions` 显示 QQ 号。',
  'the emoji: 👍, its code point in decimal (128077), the name of a QQ face (赞), or the number of a QQ face (76)':
    'emoji：👍、其十进制码点（128077）、QQ 表情的名称（赞）或编号（76）',
  'kind of the emoji (default: by its id; QQ faces have up to three digits)':
    '表情的种类（默认按 ID 判断：QQ 表情最多三位数）',
  'number of users per page (default 20)': '每页的用户数（默认 20）',
  'page to start from, as printed in the note after the previous page': '起始页，即上一页之后的说明中给出的值',
  'fetch all following pages': '获取之后的所有页',
  'Forward messages to a chat one by one': '把消息逐条转发到会话',
  'NapCat accepts only short message ids and does not return the new ids. To send them as one card, use `forward send`.':
    'NapCat 只接受短 ID，也不返回新消息的 ID。要合并成一张卡片发送，请用 `forward send`。',
  'NapCat forgets message ids when it restarts. After the history of the chat is read, it knows them again.':
    'NapCat 重启后不再记得消息 ID；读取一次该会话的历史消息后即可恢复。',
  'Show the message history of a chat': '查看会话的历史消息',
  'NapCat requests pages of 15 users from QQ, so a message with many reactions takes some time. `msg get` shows the emojis of a message (emoji_likes_list).':
    'NapCat 每次向 QQ 请求 15 个用户，回应较多的消息需要一些时间。`msg get` 显示消息上有哪些表情（emoji_likes_list）。',
  "the id of the message; QQ's own long id needs --group": '消息 ID；使用 QQ 长 ID 时需要 --group',
  "the group of the message, for QQ's own long id": '消息所在的群，配合 QQ 长 ID 使用',
  'maximum number of users (default 0: all)': '用户数上限（默认 0，即全部）',
  'List the recent chats with their last messages': '列出最近会话及其最后一条消息',
  "chatType is 1 for a friend, 2 for a group, 100 for a temporary session. peerUin is the QQ number or the group number. The last message has no message_id; its msgId, QQ's own long id, can be used with --before of a history.":
    'chatType：1 为好友，2 为群，100 为临时会话。peerUin 是 QQ 号或群号。最后一条消息没有 message_id；它的 msgId 是 QQ 长 ID，可用于查看历史消息时的 --before。',
  'number of chats (default 10)': '会话数（默认 10）',
  'Poke a user': '戳一戳用户',
  'the chat to poke in: group:123456 or user:10001 (g: and u: for short)':
    '在哪个会话里戳：group:123456 或 user:10001（可简写为 g: 和 u:）',
  "the user to poke; in a private chat the default is the other user, and the bot's own number pokes the bot":
    '要戳的用户；私聊中默认为对方，填机器人自己的 QQ 号则戳机器人自己',
  '`msg get` shows the reactions to a message (emoji_likes_list). `msg list-reactions` shows who reacted.':
    '`msg get` 显示消息上的表情回应（emoji_likes_list），`msg list-reactions` 显示是谁贴的。',
  'emojis: 👍, its code point in decimal (128077), the name of a QQ face (赞), or the number of a QQ face (76); or - to read one per line from stdin':
    'emoji：👍、其十进制码点（128077）、QQ 表情的名称（赞）或编号（76）；- 表示从 stdin 逐行读取',
  'The bot can recall its own messages within two minutes, and as an admin those of members at any time.':
    '机器人可以撤回自己两分钟内的消息；身为管理员时，可以随时撤回成员的消息。',
  'Reply to a message in its chat': '在原会话中回复消息',
  "Text and flags become one message, in the order in which they are typed. Several words are joined into one text; - is the text from stdin, without the final newline. CQ codes in the text are parsed only with --cq.\n\nFILE is a local file, - (stdin), a URL, base64://…, or remote:/path on the server. Its content must match the flag: --image needs an image. Files larger than 256 KiB are first uploaded to the server in chunks. Paths in --segment, --segments and --cq are paths on NapCat's machine. The message is looked up first to find its chat. In a group, its sender is mentioned.":
    '文字和选项按输入的顺序组成一条消息。多个词合为一段文字；- 表示读取 stdin 的文字，去掉末尾的换行。加上 --cq 才解析文字中的 CQ 码。\n\nFILE 可以是本机文件、-（stdin）、URL、base64://DATA 或服务端上的 remote:/path。内容必须与选项相符：--image 需要图片。大于 256 KiB 的文件会先分片上传到服务端。--segment、--segments 和 --cq 中的路径是 NapCat 所在机器上的路径。发送前会先查询原消息，以确定所在的会话。在群里回复时会 @ 原消息的发送者。',
  'do not mention the sender': '不 @ 发送者',
  'accept unknown segment keys, and faces that NapCat does not list': '允许未知的消息段键，以及 NapCat 未列出的表情',
  'The card shows a song of a platform (--platform, --id), or custom content (--link, --image and further flags). NapCat uses an external service to sign the card. If that fails, nothing is sent, and the error says that the message cannot be parsed (消息体无法解析).':
    '卡片可以是某个平台的歌曲（--platform、--id），也可以是自定义内容（--link、--image 等选项）。NapCat 通过外部服务给卡片签名；签名失败时不会发送任何内容，错误信息为「消息体无法解析」。',
  'platform of the song, or the style of a custom card': '歌曲所在的平台，或自定义卡片的样式',
  'id of the song on the platform: the number in its link': '歌曲在平台上的 ID，即链接中的数字',
  'URL that the card opens': '点击卡片打开的 URL',
  'URL of the audio that the card plays': '卡片播放的音频的 URL',
  'first line of the card': '卡片的第一行',
  'second line of the card': '卡片的第二行',
  'URL of the image on the card': '卡片上图片的 URL',
  "Remove the bot's reactions from a message": '取消机器人给消息贴的表情',
})
