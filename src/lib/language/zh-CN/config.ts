import {type ConfigKinds} from '../../errors/kinds/config.js'
import {sentencesOf} from '../../errors/wording.js'

export const configSentences = sentencesOf<ConfigKinds>()({
  default: '默认值',
  profile: '配置方案 {name}（{file}）',
  wholeFile: '整个文件',

  noProfiles: ({areFilesRead}) =>
    areFilesRead
      ? '没有包含配置方案的配置文件'
      : '设置了 QQ_NO_CONFIG，因此不读取任何配置文件；在 `qq mock exec` 里，请使用其 --profile 列出的配置方案',
  currentUnnamed: 'current 必须是配置方案的名称',
  notUtf8: '文件不是有效的 UTF-8',
  writableByOthers: '其他用户可以修改 {file}（权限 {mode}）；请把权限改为 600',
  readableByOthers: '其他用户可以读取 {file}（权限 {mode}）；请把权限改为 600',
  unknownKey: ({near}) => (near === undefined ? '{file}：未知的键 {key}' : '{file}：未知的键 {key}；是否想写 {near}？'),
  misplacedKey: ({isOfProfiles}) =>
    isOfProfiles ? '{file}：{key} 必须写在配置方案里' : '{file}：{key} 必须写在配置方案之外',
  wrongCleartext: 'profiles.{profile}.cleartext 只能是 "ok"',
  notJson5: '第 {line} 行第 {column} 列不是有效的 JSON5',

  wrongScheme: ({instead}) => ({
    message: 'URL 必须以 ws:// 或 wss:// 开头',
    hint: instead === undefined ? undefined : '写法：{instead}，端口用 NapCat 的 WebSocket 服务端端口',
  }),
  wrongWebuiScheme: ({instead}) => ({
    message: 'WebUI 的 URL 必须以 http:// 或 https:// 开头',
    hint: instead === undefined ? undefined : '写法：{instead}，端口用 NapCat 的 WebUI 端口（默认 6099）',
  }),
  noWebui: {
    message: '{from} 给出的 URL 在另一台机器上，但没有设置它的 WebUI 地址',
    hint: '请用 --webui、QQ_WEBUI 或配置方案里的 webui 给出 WebUI 的 URL',
  },
  userInUrl: {message: 'URL 里不能有用户名或密码', hint: 'NapCat 只接受 token'},
  wrongProxy: '代理必须是 http:// 或 https:// 开头的 URL',
  urlOverridden: '--url 覆盖了配置方案 {profile} 的 URL',
  variableUnused: '没有使用 QQ_URL：配置方案 {profile} 有自己的 token，但没有 url',
  exposed: '{host} 没有设置 token：能访问该端口的人都能控制机器人',
  openPort: '没有设置 token：能访问端口 {port} 的人都能冒充 NapCat',
  clearText: 'token 以明文发送到 {host}；请改用 wss://',
  webuiClearText: '登录 {host} 的 WebUI 时以明文传输，泄露后等同于泄露 token；请改用 https://',

  tokenWithheld: '没有使用 {from} 的 token：URL 来自 {urlFrom}，token 也必须来自同一处',
  tokenFromStdin: '只有 --token-file - 可以从 stdin 读取 token',
  tokenTooLong: '{from} 的第一行太长，不像 token',
  noToken: '没有从 {from} 读到 token',
  tokenUnreadable: '无法读取 token 文件：{detail}',
  commandFailed: '获取 token 的命令执行失败：{detail}',
  commandEnded: ({exit}) =>
    typeof exit === 'number' ? '获取 token 的命令以退出码 {exit} 结束' : '获取 token 的命令被信号 {exit} 终止',
  commandSilent: '获取 token 的命令在 {limitMs:seconds} 秒内没有输出',
})
