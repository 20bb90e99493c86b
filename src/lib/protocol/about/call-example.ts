import {type ActionName} from '../actions.js'
import {CATALOG} from '../catalog/catalog.js'
import {type ActionFacts, type ParamFacts} from '../catalog/facts.js'

/** Example values by parameter name, as typed after the key. */
const VALUES: Readonly<Record<string, string>> = {
  group_id: '=123456',
  user_id: '=10001',
  friend_id: '=10001',
  target_id: '=10001',
  message_id: '=1234567',
  message: '=你好',
  messages: ':=[{"type":"node","data":{"user_id":"10001","nickname":"小明","content":"你好"}}]',
  context:
    ':={"time":1700000000,"self_id":10000,"post_type":"message","message_type":"private","user_id":10001,"message_id":1234567}',
  operation: ':={"reply":"收到"}',
  duration: '=600',
  enable: '=true',
  approve: '=true',
  visible: '=true',
  url: '=https://example.com/cat.png',
  picUrl: '=https://example.com/cat.png',
  jumpUrl: '=https://example.com/',
  domain: '=qun.qq.com',
  emoji_id: '=76',
  emojiId: '=76',
  words: '[]=hello',
  file_path: '=/tmp/cat.png',
  folder_path: '=/tmp/cats',
  files: '[]=/tmp/cat.png',
  current_parent_directory: '=/',
  target_parent_directory: '=/',
  cmd: '=OidbSvcTrpcTcp.0xfe1_2',
  data: '=0801',
  chunk_data: '=aGk=',
  chunk_index: '=0',
  total_chunks: '=1',
  filename: '=hi.txt',
}

/** Parameters that the server does not require, but without which the call does something else, or nothing. */
const ALSO: Readonly<Partial<Record<ActionName, readonly string[]>>> = {
  set_group_ban: ['duration'],
  set_group_member_permissions: ['allow_member_upload_album'],
  get_mini_app_ark: ['type'],
  upload_file_stream: ['filename', 'total_chunks', 'chunk_index', 'chunk_data'],
}

/** The parameters of a complete example call, as typed after `qq call ACTION`. */
export function exampleParams(action: ActionName): string[] {
  const {params, oneOf = []}: ActionFacts = CATALOG[action]
  const chosen = oneOf.flatMap(([first = []]) => first)
  return Object.entries(params)
    .filter(
      ([name, {required, send}]) =>
        required || send === 'always' || chosen.includes(name) || ALSO[action]?.includes(name),
    )
    .map(([name, param]) => `${name}${valueOf(name, param)}`)
}

function valueOf(name: string, {type, enum: choices, default: fallback}: ParamFacts): string {
  if (choices) return `=${String(choices.find(choice => choice !== '') ?? '')}`
  const known = VALUES[name]
  if (known !== undefined) return type === 'string[]' && known.startsWith('=') ? `[]${known}` : known
  switch (type) {
    case 'string[]':
      return '[]=1'
    case 'bool':
      return `=${String(fallback ?? false)}`
    case 'int':
      return `=${String(fallback ?? 1)}`
    case 'string':
      return '=文字'
    case 'file':
      return '=https://example.com/cat.png'
    default:
      return '=1'
  }
}

export function shellLine(bin: string, action: string, params: readonly string[]): string {
  return [bin, 'call', action, ...params.map(quoted)].join(' ')
}

function quoted(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
