import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show whether NapCat can send images': '查看 NapCat 能否发送图片',
  'Show whether NapCat can send voice messages': '查看 NapCat 能否发送语音',
  'Delete temporary files and cached media on the server': '清理服务端的临时文件和媒体缓存',
  'Show whether the packet backend can be used': '查看 Packet 后端是否可用',
  'Restart NapCat': '重启 NapCat',
  "Send a raw packet to QQ's servers": '向 QQ 服务器发送原始数据包',
  'Show whether the bot is online': '查看机器人是否在线',
  'Show the version of NapCat': '查看 NapCat 的版本',
})
