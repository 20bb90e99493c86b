import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show whether the bot is logged in to QQ': '查看机器人是否已登录 QQ',
  'Asks the WebUI of NapCat, which answers before the bot is logged in, too. `state` is starting, waiting (for a scan), logging_in, online, offline or kicked; the exit code is 0 in all of them.':
    '查询 NapCat 的 WebUI，机器人登录之前也有应答。`state` 为 starting、waiting（等待扫码）、logging_in、online、offline 或 kicked；无论哪种状态，退出码都是 0。',
})
