import {translated} from '../../translated.js'

export const TEXTS = translated({
  "Delete posts of the bot's QQ space": '删除机器人在 QQ 空间的说说',
  'NapCat cannot list posts, so use the tids that `qzone send` printed. This needs NapCat 4.18.18 or newer.':
    'NapCat 无法列出说说，请使用 `qzone send` 给出的 tid。需要 NapCat 4.18.18 或更高版本。',
  'tids, from `qq qzone send`, or - to read one per line from stdin':
    'tid，见 `qq qzone send`；- 表示从 stdin 逐行读取',
  "Publish a post in the bot's QQ space": '在机器人的 QQ 空间发表说说',
  'Keep the printed tid: NapCat cannot list posts, and `qzone delete` needs the tid. This needs NapCat 4.18.18 or newer.':
    '请保存显示的 tid：NapCat 无法列出说说，而 `qzone delete` 需要 tid。需要 NapCat 4.18.18 或更高版本。',
  'who can see the post (default all); some and except need --user':
    '谁可以看到说说（默认 all）；some 和 except 要与 --user 一起使用',
  'a user who can see the post (some), or who cannot see it (except)': '可以看到（some）或不能看到（except）说说的用户',
})
