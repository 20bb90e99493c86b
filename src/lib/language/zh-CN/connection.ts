import {type ConnectionKinds} from '../../errors/kinds/connection.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const TLS_HINT = '请用 --ca FILE 给出服务端的 CA 证书；确定安全时可用 --insecure'
const DIAL_TOKEN_HINT = '在 NapCat 的这个 WebSocket 客户端配置里可以看到 token，请用 QQ_TOKEN 或 --token-file 给出'
const TOKEN_HINT = '在 NapCat 的这个 WebSocket 服务端配置里可以看到 token，请用 QQ_TOKEN、--token-file 或配置方案给出'

const PORT_HINT = '请使用 NapCat 的 WebSocket 服务端端口（默认 3001），不是 HTTP 服务端或 WebUI 的端口'

const UNKNOWN_AUTHORITY: Wording = {message: '服务端的证书由未知的 CA 签发', hint: TLS_HINT}

/** What the system's error codes mean to the reader, and what to do about them. */
export const SYSTEM_ERRORS: Readonly<Record<string, Wording>> = {
  ECONNREFUSED: {
    message: '连接被拒绝',
    hint: '请确认 NapCat 已启动并登录，且该端口上有 WebSocket 服务端（`qq mock` 可以启动一个供测试的服务端）',
  },
  ECONNRESET: '服务端在握手时断开了连接',
  ENOTFOUND: '找不到该主机名',
  EAI_AGAIN: '暂时无法解析该主机名',
  EHOSTUNREACH: '没有到该主机的路由',
  ENETUNREACH: '网络不可达',
  ETIMEDOUT: '主机没有应答',
  EPROTO: '应答不是 TLS',
  HPE_INVALID_CONSTANT: '应答不是 HTTP',
  CERT_HAS_EXPIRED: {message: '服务端的证书已过期', hint: TLS_HINT},
  DEPTH_ZERO_SELF_SIGNED_CERT: {message: '服务端的证书是自签名的', hint: TLS_HINT},
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: {message: '服务端的证书属于另一个主机名', hint: TLS_HINT},
}

/** What a server, or a client, does that is spoken to in plain text where it expects TLS, or the other way round. */
const MISUNDERSTANDINGS: readonly string[] = ['ECONNRESET', 'EPROTO', 'HPE_INVALID_CONSTANT']

function systemError({code, detail, secure, proxied}: ConnectionKinds['systemError']): Wording {
  const wording = SYSTEM_ERRORS[code] ?? (detail !== '' ? '{detail}' : code !== '' ? '{code}' : '原因未知')
  const message = typeof wording === 'string' ? wording : wording.message
  if (code === 'ECONNREFUSED' && proxied) return {message, hint: '请确认代理已启动'}
  if (!MISUNDERSTANDINGS.includes(code)) return wording
  return {message, hint: secure ? '服务端可能要用 ws://，而不是 wss://' : '服务端可能要用 wss://，而不是 ws://'}
}

export const connectionSentences = sentencesOf<ConnectionKinds>()({
  failed: ({proxy}) =>
    proxy === undefined ? '无法连接 {host}：{reason}' : '无法通过代理 {proxy} 连接 {host}：{reason}',
  systemError,
  notWebSocket: {message: '服务端返回了 HTTP {status}，没有建立 WebSocket 连接', hint: PORT_HINT},
  otherPort: ({answers}) => ({
    message: answers === 'webui' ? '这是 NapCat 的 WebUI 端口' : '这是 NapCat 的 HTTP 服务端端口',
    hint: PORT_HINT,
  }),
  httpPortWantsToken: {message: '{host} 是 NapCat 的 HTTP 服务端，并且拒绝了 token', hint: PORT_HINT},
  refusedByProxy: ({status}) =>
    status === 407
      ? {
          message: '代理需要用户名和密码（HTTP 407）',
          hint: '请写在代理的 URL 里：--proxy http://USER:PASSWORD@HOST:PORT',
        }
      : '代理拒绝了连接（HTTP {status}）',
  timedOut: '{limitMs:seconds} 秒内没有应答',
  refusedBefore: 'NapCat 前面的服务端拒绝了连接（HTTP {status}）',
  tokenUnsendable: {
    message: 'token 里有 HTTP 头不允许的字符',
    hint: 'NapCat 的 WebSocket 服务端的 token 只能用字母、数字和 ASCII 标点',
  },
  caller: '调用方',
  tokenRefused: {message: '{host} 拒绝了 {source} 的 token', hint: TOKEN_HINT},
  tokenMissing: ({withheld}) => ({
    message: withheld === undefined ? '{host} 需要 token，但没有给出' : '{host} 需要 token，但没有给出：{withheld}',
    hint: TOKEN_HINT,
  }),

  lost: '连接已断开',
  closedAtOnce: '服务端断开了连接，什么也没有发送',
  noPong: '服务端没有响应 ping',
  silent: '服务端不再应答：{silence}',
  saidNothing: '{ms:seconds} 秒内没有收到任何数据',
  heartbeatsMissed: '连续两次没有收到心跳（间隔 {everyMs:seconds} 秒）',
  pingUnanswered: 'ping 在 {ms:seconds} 秒内没有得到响应',
  notConnected: '目前没有连接',
  over: '运行已结束',
  lostBeforeSent: '{action} 未发送：{reason}',
  lostBeforeAnswer: '{action} 没有应答：{reason}',
  noAnswer: '{action} 在 {waitedMs:seconds} 秒内没有应答',
  perhapsDone: ({isSend}) => ({
    message: isSend ? '{what}；消息可能已送达' : '{what}；可能已经生效',
    hint: '请先确认结果，再决定是否重试',
  }),
  noAnswerYet: '{action} 还没有应答；可能已经生效',

  cannotListen: ({code}) => ({
    message: '无法监听 {host}:{port}：{detail}',
    hint: code === 'EADDRINUSE' ? '请确认是否有其他命令正在使用该端口' : undefined,
  }),
  waitingForDial: '正在等待 NapCat 连接到 {url}',
  dialRefused: '拒绝了来自 {address} 的连接：{objection}',
  nobodyDialled: ({objection}) => ({
    message:
      objection === undefined
        ? 'NapCat 在 {waitedMs:seconds} 秒内没有连接到 {url}'
        : 'NapCat 在 {waitedMs:seconds} 秒内没有连接到 {url}；另有一个连接被拒绝：{objection}',
    hint: '请在 NapCat 里添加一个使用该 URL 的 WebSocket 客户端；它每 5 秒连接一次',
  }),
  dialledWithoutToken: {
    message: '连接到 {url} 的客户端没有发送 token，但需要 {source} 的 token',
    hint: DIAL_TOKEN_HINT,
  },
  dialledWithWrongToken: {
    message: '连接到 {url} 的客户端发送了错误的 token，与 {source} 的 token 不同',
    hint: DIAL_TOKEN_HINT,
  },
  isWebPage: '对方是网页',
  hasNoToken: '没有发送 token',
  hasWrongToken: 'token 错误',
  hasRole: '连接的角色是 {role}',
  isSilent: '没有发送任何内容',
})
