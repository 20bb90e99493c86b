import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Withdraw an online file that the bot offers': '取消机器人发起的在线文件',
  'List the online files offered in a private chat': '列出私聊中待接收的在线文件',
  'Refuse an online file that a user offers': '拒绝用户发来的在线文件',
  'Offer a file to a user who is online': '向在线的用户发送在线文件',
  'Offer a folder to a user who is online': '向在线的用户发送在线文件夹',
})
