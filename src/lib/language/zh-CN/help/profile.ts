import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Add a profile to the configuration file': '向配置文件添加配置方案',
  'With --check the server is tried first, and nothing is written when it does not answer. The profile is used by -p NAME, and by every command after `profile use NAME`.':
    '加上 --check 则先尝试连接服务端，没有应答就不写入。添加后用 -p NAME 选用；执行 `profile use NAME` 后，所有命令都使用该方案。',
  'the name of the profile': '配置方案的名称',
  'the WebSocket server of NapCat': 'NapCat 的 WebSocket 服务端',
  'try the server first': '先尝试连接服务端',
  'replace a profile of that name': '替换同名的配置方案',
  'Show which profile commands use': '查看当前使用的配置方案',
  'That is the one of QQ_PROFILE, else of `current` in the configuration file.':
    '由 QQ_PROFILE 指定；未设置时由配置文件中的 `current` 指定。',
  'List the profiles of the configuration files': '列出配置文件中的配置方案',
  'The column `token` says where the token comes from, never the token itself.':
    '`token` 列只显示 token 的来源，不显示 token 本身。',
  'Remove a profile from the configuration file': '从配置文件删除配置方案',
  'Its token is gone with it, where the file has the token itself.': '如果 token 直接写在配置文件中，会一并删除。',
  'the profile': '配置方案',
  'Set the profile that commands use': '设置命令使用的配置方案',
  'It is written to the configuration file as `current`. QQ_PROFILE and -p go before it.':
    '写入配置文件的 `current`。QQ_PROFILE 和 -p 优先于它。',
})
