import {type Advice, type ReplyKinds} from '../../errors/kinds/reply.js'
import {sentencesOf} from '../../errors/wording.js'

const ADVICE: Readonly<Record<Advice, string>> = {
  owner: '机器人必须是群主',
  admin: '机器人必须是管理员或群主',
  'admin (for others)': '对其他成员操作时，机器人必须是管理员或群主',
  'admin or group setting': '机器人必须是管理员或群主，除非群设置允许所有成员这样做',
  'admin or uploader': '机器人必须是上传者、管理员或群主',
  windows: '仅当 NapCat 运行在 Windows 上时可用',
  'server-path': 'NapCat 读取的是它所在机器上的路径',
  membership: '机器人可能不在这个群（见 `qq group list`），或者在群里被禁言',
  'path or URL': 'NapCat 读取的是它所在机器上的路径，不支持其他类型的 URL',
  'request flag': '请使用请求事件或 `qq request group list` 里的请求 flag',
  'friend request flag': '请使用 request.friend 事件里的 `flag`；NapCat 没有好友请求列表',
  'ban of the owner': '任何人都不能禁言群主',
  'message id': 'NapCat 重启后会忘记消息 ID；对该会话执行 `qq msg history` 后，NapCat 就能重新识别',
}

export const replySentences = sentencesOf<ReplyKinds>()({
  reason({said, retcode}) {
    if (said === '') return retcode === undefined ? '没有给出原因' : '没有给出原因（{retcode}）'
    return retcode === undefined ? '{said}' : '{said}（{retcode}）'
  },
  failed: ({advice}) => ({message: '{action} 失败：{reason}', hint: advice && ADVICE[advice]}),
  softFailed: ({advice}) => ({
    message: 'NapCat 返回了 ok，但 {action} 失败：{reason}',
    hint: advice && ADVICE[advice],
  }),
  notConfirmed: {
    message: '{action} 没有得到确认：{reason}',
    hint: 'QQ 没有及时确认，可能已经生效；请先确认结果，再决定是否重试',
  },
  unknownAction: ({near}) => ({
    message: '这个 NapCat 没有接口 {action}（1404）',
    hint: near === undefined ? '`qq action list` 可以列出已知的接口' : '是否想调用 {near}？',
  }),
  actionNotThere: ({since, gone}) => ({
    message: '这个 NapCat 没有接口 {action}（1404）',
    hint: gone ? '{gone}' : since === undefined ? '这个 NapCat 太旧或太新' : '需要 NapCat {since} 或更高版本',
  }),
  needsPacketSending: {
    message: '{action} 需要 NapCat 的 Packet 后端能够发包（1400：{reason}）',
    hint: '能否发包取决于 NapCat 所用的 QQ 版本；`qq system get-packet-status` 看不出来',
  },
  needsPacket: ({action}) => ({
    message: '{action} 需要 NapCat 的 Packet 后端（packetBackend，1400：{reason}）',
    hint:
      action === 'nc_get_packet_status'
        ? 'Packet 后端是否可用取决于 NapCat 所用的 QQ 版本'
        : 'Packet 后端是否可用取决于 NapCat 所用的 QQ 版本；可用 `qq system get-packet-status` 检查',
  }),
  tooDeep: '{action} 的应答里，列表和对象嵌套超过 {levels} 层',
})
