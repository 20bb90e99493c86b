import {translated} from '../../translated.js'

export const TEXTS = translated({
  "Show the bot's profile in guilds (频道)": '查看机器人的频道资料',
  'List the guilds (频道) that the bot is in': '列出机器人加入的频道',
})
