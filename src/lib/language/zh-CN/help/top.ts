import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Send a message and wait for the answer': '发送消息并等待对方回答',
  'Call any action by its wire name': '按接口名调用任意接口',
  'Show events as they come': '实时显示收到的事件',
  'Wait for one event': '等待一个事件',
})
