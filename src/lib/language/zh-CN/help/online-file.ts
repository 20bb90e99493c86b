import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Withdraw an online file that the bot offers': '取消机器人发起的在线文件',
  'List the online files offered in a private chat': '列出私聊中待接收的在线文件',
  'Refuse an online file that a user offers': '拒绝用户发来的在线文件',
  'Offer a file to a user who is online': '向在线的用户发送在线文件',
  'Offer a folder to a user who is online': '向在线的用户发送在线文件夹',
  'The answer does not show whether it took effect.': '应答中看不出是否已生效。',
  'the msgId of the offer, from `qq online-file send`': '在线文件的 msgId，见 `qq online-file send`',
  '`online-file receive` and `refuse` take the msgId and the elementId of an offer.':
    '`online-file receive` 和 `refuse` 使用在线文件的 msgId 和 elementId。',
  'Receive an online file that a user offers': '接收用户发来的在线文件',
  'NapCat saves the file on its own machine, in its download folder.': 'NapCat 把文件保存在它所在机器的下载文件夹中。',
  'the msgId of the offer, from `qq online-file list`': '在线文件的 msgId，见 `qq online-file list`',
  'the elementId of the offer, from the same list': '在线文件的 elementId，见同一列表',
  "When the user accepts, the file goes from NapCat's machine to the user's device. A local file is uploaded to NapCat's machine first and stays there for one day. `online-file cancel` withdraws the offer. NapCat waits up to 10 s for QQ.":
    '对方接收后，文件从 NapCat 所在的机器传到对方的设备。本机文件会先上传到 NapCat 所在的机器，保留一天。`online-file cancel` 可以取消发送。NapCat 最多等待 QQ 10 秒。',
  'the file: local file, -, base64://…, or remote:/path on the server':
    '文件：本机文件、-、base64://DATA，或服务端上的 remote:/path',
  'name that the user sees (default: the name in the path)': '对方看到的文件名（默认取自路径）',
  "This works like `online-file send`, but for a folder on NapCat's machine.":
    '与 `online-file send` 相同，但发送的是 NapCat 所在机器上的文件夹。',
  "a folder on NapCat's machine: remote:/path": 'NapCat 所在机器上的文件夹：remote:/path',
})
