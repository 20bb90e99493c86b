import {type WebuiKinds} from '../../errors/kinds/webui.js'
import {SYSTEM_ERRORS} from './connection.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const TOKEN_HINT =
  'NapCat 启动时会把它写入日志（WebUi Token）和 config/webui.json；请用 --webui-token-file、QQ_WEBUI_TOKEN 或配置方案的 webui_token 给出'
const SAME_PLACE_HINT =
  '两者必须出自同一处：--webui 与 --webui-token-file，QQ_WEBUI 与 QQ_WEBUI_TOKEN，或配置方案的 webui 与 webui_token'
const WHERE_HINT = 'NapCat 是否已启动？请用 --webui 或 QQ_WEBUI 给出 WebUI 的 URL（默认端口 6099）'

/** What happens where one side speaks TLS and the other does not. */
const MISUNDERSTANDINGS: readonly string[] = [
  'ECONNRESET',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]

function systemError({code, detail, secure}: WebuiKinds['systemError']): Wording {
  if (code === 'ECONNREFUSED') return {message: '连接被拒绝', hint: WHERE_HINT}
  if (MISUNDERSTANDINGS.includes(code)) {
    return secure
      ? {message: '对方不使用 TLS', hint: '是否应该用 http://，而不是 https://？'}
      : {message: '对方断开了连接', hint: '是否应该用 https://，而不是 http://？'}
  }
  return SYSTEM_ERRORS[code] ?? (detail !== '' ? '{detail}' : code !== '' ? '{code}' : '原因未知')
}

export const webuiSentences = sentencesOf<WebuiKinds>()({
  failed: '无法访问 {host} 的 WebUI：{reason}',
  systemError,
  gateway: '前面的服务端连不上它（HTTP {status}）',
  noConnection: {message: '{limitMs:seconds} 秒内没有连上', hint: WHERE_HINT},
  noAnswer: '{host} 的 WebUI 在 {limitMs:seconds} 秒内没有应答 {path}',
  notWebui: {
    message: '{host} 上没有 NapCat 的 WebUI（HTTP {status}）',
    hint: '请用 --webui 给出 WebUI 的 URL（默认端口 6099），不是 OneBot 服务端的 URL',
  },
  forbidden: {message: '{host} 的 WebUI 不接受来自这个地址的连接', hint: '请查看其设置里的访问控制'},
  tokenRefused: {message: '{host} 的 WebUI 拒绝了 {source} 的 token', hint: TOKEN_HINT},
  tokenMissing: ({withheld}) => ({
    message:
      withheld === undefined
        ? '{host} 的 WebUI 需要 token，但没有给出'
        : '{host} 的 WebUI 需要 token，但没有给出：{withheld}',
    hint: withheld === undefined ? TOKEN_HINT : SAME_PLACE_HINT,
  }),
  totpWanted: {message: '{host} 的 WebUI 需要身份验证器的动态码', hint: '请用 --totp CODE 给出'},
  totpRefused: {
    message: '{host} 的 WebUI 拒绝了身份验证器的动态码',
    hint: '动态码的有效期约一分钟，并且两边的时钟必须一致',
  },
  rateLimited: {
    message: '{host} 的 WebUI 暂时拒绝登录',
    hint: '请一分钟后重试：它统计所有登录，包括成功的',
  },
  credentialRefused: {
    message: '{host} 的 WebUI 拒绝了它自己登录时给出的凭证',
    hint: 'token 是否刚刚修改过，或 NapCat 的时钟是否不准？请重试',
  },
  loginBusy: '另一个运行正在登录这个 WebUI：{by}',
  refused: ({said}) => (said === '' ? 'WebUI 拒绝了 {path}，没有给出原因' : 'WebUI 拒绝了 {path}：{said}'),
  unexpected: {
    message: '无法理解 WebUI 对 {path} 的应答',
    hint: '这个 NapCat 的版本是否比本工具新？',
  },
})
