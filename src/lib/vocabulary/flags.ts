import * as Flags from '@oclif/core/flags'
import {type CustomOptions, type FlagDefinition, type FlagInput} from '@oclif/core/interfaces'
import {parseDuration} from '../config/parse-duration.js'
import {parseTime} from '../config/parse-time.js'
import {malformed, notAmong} from '../errors/refusals.js'
import {parseChatId, parseMessageId, parseTarget} from '../message/target.js'
import {isChinese} from '../language/language.js'
import {FORMATS, WANTED_FORMATS} from '../output/formats.js'
import {parseFolder} from '../operations/group-files.js'

/**
 * A flag that may be repeated. Without `multipleNonGreedy` oclif makes it consume every word after it: `--at 2 "text"`
 * would make the text a second `--at`.
 */
export const REPEATABLE = {multiple: true, multipleNonGreedy: true} as const

type ParsedFlag<T> = FlagDefinition<T, CustomOptions, {multiple: false; requiredOrDefaulted: false}>

/** A flag with a value that is made of its text. @param parse throws QQError for a wrong text */
export function parsedFlag<T>(helpValue: string, parse: (text: string) => T): ParsedFlag<T> {
  const flag = Flags.custom<unknown>({helpValue, parse: async text => Promise.resolve(parse(text))})
  return flag as ParsedFlag<T> // oclif's own type for it refuses what may be a list
}

/** A duration, in ms. */
export const durationFlag = parsedFlag('DURATION', text => parseDuration(text))

/** A moment, in epoch ms. */
export const timeFlag = parsedFlag('TIME', text => parseTime(text))

/** How long to mute somebody, in ms: whole seconds, 1s to 30d. NapCat takes 0 for "unmute". */
export const banFlag = parsedFlag('DURATION', text => {
  const ms = parseDuration(text)
  if (ms === 0) throw malformed('VALIDATION', 'unban', text)
  if (ms < 1000 || ms > 30 * 86_400_000 || ms % 1000 !== 0) throw malformed('VALIDATION', 'ban', text)
  return ms
})

/** A QQ number: 10001 or user:10001. */
export const userFlag = parsedFlag('USER', text => parseChatId(text, 'user'))

/** A group's number: 123456 or group:123456. */
export const groupFlag = parsedFlag('GROUP', text => parseChatId(text, 'group'))

/** A chat: group:123456 or user:10001. */
export const targetFlag = parsedFlag('TARGET', text => parseTarget(text))

/** A message's id. */
export const messageFlag = parsedFlag('MESSAGE', text => parseMessageId(text))

/** What kind of emoji a reaction has: NapCat's 1 or 2. */
export const emojiTypeFlag = Flags.custom<1 | 2>({
  summary: 'kind of the emoji (default: by its id; QQ faces have up to three digits)',
  helpValue: 'face|unicode',
  parse: oneOf({face: 1, '1': 1, unicode: 2, '2': 2}),
})

/** Marks a chat as read by one of its messages. NapCat then ignores other values and marks the whole chat. */
export const readMessageFlag = Flags.custom({
  summary: 'identify the chat by one of its messages; the whole chat is marked, and other values are ignored',
  helpValue: 'MESSAGE',
  parse: async text => Promise.resolve(parseMessageId(text)),
})

/** A folder of a group's files: NAME, id:ID, or / for the top level. */
export const folderFlag = parsedFlag('FOLDER', text => parseFolder(text))

/** For commands that need the current folder of a file. */
export const fromFlags = {
  from: folderFlag({
    summary:
      'current folder of the file, required with an id: NAME, id:ID, or / for the top level (default: found by name)',
  }),
}

/** On or off, for settings that do not change if it is not given. */
export const onOffFlag = Flags.custom<boolean>({
  helpValue: 'on|off',
  parse: oneOf({on: true, off: false}),
})

/** A number that is passed on as text, because it may have more digits than a JavaScript number. */
export const digitsFlag = parsedFlag('N', text => {
  if (/^\d{1,20}$/.test(text)) return text
  throw malformed('VALIDATION', 'digits', text)
})

/** A whole number, 0 or more. */
export const countFlag = parsedFlag('N', text => {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw malformed('USAGE', 'count', text)
})

/** A whole number, 1 or more. */
export const positiveFlag = parsedFlag('N', text => {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw malformed('USAGE', 'positive', text)
})

/** A parser for flags with a few words; the value is the one on the wire. */
export function oneOf<const V extends string | number | boolean>(
  values: Readonly<Record<string, V>>,
): (text: string) => Promise<V> {
  const words = Object.keys(values).filter(word => !/^\d+$/.test(word)) // numbers are accepted but not shown
  return async text => {
    const value = Object.hasOwn(values, text) ? values[text] : undefined
    if (value !== undefined) return Promise.resolve(value)
    throw notAmong('USAGE', text, words)
  }
}

/** The same flags under one heading of the help. */
function under<T extends FlagInput>(helpGroup: string, flags: T): T {
  for (const flag of Object.values(flags)) flag.helpGroup = helpGroup
  return flags
}

/** For commands with a result: how to print it. */
export const outputFlags = under('OUTPUT', {
  output: {
    ...Flags.option({
      char: 'o',
      options: WANTED_FORMATS,
      summary: `output format (auto: ${FORMATS.auto.about})`,
    })(),
    abouts: FORMATS, // for completion
  },
  json: Flags.boolean({summary: 'short for -o json', exclusive: ['output']}),
  fields: Flags.string({summary: 'columns or keys to show, in this order', helpValue: 'a,b.c'}),
  filter: Flags.string({
    ...REPEATABLE,
    summary:
      'show only matching rows: operators == != < <= > >= ~, and, or, not; values may be sizes (20MiB) or times (-90d, today)',
    helpValue: '"FIELD OP VALUE"',
  }),
  'count-by': Flags.string({summary: 'count the rows by the values of a field: value,count', helpValue: 'FIELD'}),
  sort: Flags.string({summary: 'sort by fields (-FIELD: descending)', helpValue: 'FIELD,-FIELD'}),
  limit: countFlag({summary: 'show at most N rows'}),
  last: countFlag({summary: 'show only the last N rows', exclusive: ['limit']}),
  time: Flags.option({
    options: ['auto', 'local', 'utc', 'epoch'] as const,
    summary: 'form of times in tables, CSV and TSV',
  })(),
  size: Flags.option({options: ['auto', 'human', 'bytes'] as const, summary: 'form of sizes in tables, CSV and TSV'})(),
  jq: Flags.string({summary: 'run a jq expression over the JSON', helpValue: 'EXPR'}),
  'no-header': Flags.boolean({summary: 'omit the header row'}),
  'csv-safe': Flags.boolean({summary: 'escape CSV cells that a spreadsheet would run as formulas or round'}),
  'csv-bom': Flags.boolean({summary: 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'}),
})

/** @throws QQError USAGE for what is neither of the languages */
export function checkLang(text: string): void {
  if (text !== 'en' && !isChinese(text)) throw notAmong('USAGE', text, ['en', 'zh-CN'])
}

const langFlag = Flags.custom({
  helpValue: 'en|zh-CN',
  parse: async text => {
    checkLang(text)
    return Promise.resolve(text)
  },
})

/** For every command: how much to print, and in which language. */
export const generalFlags = under('OUTPUT', {
  color: Flags.boolean({summary: 'use colours even in a pipe (--no-color: never)', allowNo: true}),
  lang: langFlag({summary: 'language of what people read (default: that of the locale)'}),
  quiet: Flags.boolean({char: 'q', summary: 'print no notes and no progress on stderr'}),
  debug: Flags.boolean({summary: 'print the frames and the stack trace of an error on stderr'}),
})

/** For commands that open a connection. */
export const connectionFlags = under('CONNECTION', {
  url: Flags.string({summary: "URL of NapCat's WebSocket server", helpValue: 'URL'}),
  'token-file': Flags.string({summary: 'file whose first line is the token (- for stdin)', helpValue: 'FILE'}),
  token: Flags.string({
    summary: 'the token (other users can see it in ps; prefer --token-file or QQ_TOKEN)',
    exclusive: ['token-file'],
  }),
  profile: Flags.string({
    char: 'p',
    summary: 'profile to use; a,b runs with each and labels every result',
    helpValue: 'PROFILE',
  }),
  'all-profiles': Flags.boolean({summary: 'run with every profile of the configuration file', exclusive: ['profile']}),
  'connect-timeout': Flags.string({
    summary: 'time limit for connecting (default 10s; 0: no limit)',
    helpValue: 'DURATION',
  }),
  ca: Flags.string({summary: 'PEM file of the certificate authority to trust (wss://)', helpValue: 'FILE'}),
  insecure: Flags.boolean({summary: 'accept any certificate (wss://)', exclusive: ['ca']}),
  proxy: Flags.string({summary: 'HTTP proxy to connect through', helpValue: 'URL'}),
  reverse: Flags.string({
    summary: "wait here for NapCat's WebSocket client to connect (default host: 127.0.0.1)",
    helpValue: '[HOST:]PORT',
    exclusive: ['url', 'ca', 'insecure', 'proxy'],
  }),
})

/** For commands that speak to the WebUI of NapCat. */
export const webuiFlags = under('CONNECTION', {
  webui: Flags.string({summary: "URL of NapCat's WebUI (default http://127.0.0.1:6099)", helpValue: 'URL'}),
  'webui-token-file': Flags.string({
    summary: 'file whose first line is the token of the WebUI (- for stdin)',
    helpValue: 'FILE',
  }),
  profile: Flags.string({char: 'p', summary: 'profile to use', helpValue: 'PROFILE'}),
  ca: Flags.string({summary: 'PEM file of the certificate authority to trust (https://)', helpValue: 'FILE'}),
  insecure: Flags.boolean({summary: 'accept any certificate (https://)', exclusive: ['ca']}),
})

/** For commands that call actions. */
export const callFlags = {
  ...connectionFlags,
  ...under('CONNECTION', {
    timeout: Flags.string({
      summary: 'time limit for each answer (default: depends on the action; 0: no limit)',
      helpValue: 'DURATION',
    }),
    'dry-run': Flags.boolean({char: 'n', summary: 'print the frames instead of sending them'}),
  }),
  ...under('RETRIES', {
    retry: countFlag({
      summary: 'retry up to N times, only what is safe to repeat: connecting, reading, setting',
    }),
    'retry-wait': Flags.string({
      summary:
        'wait before each retry (default exp:1s,30s,2): 1s, none, random:1s,3s, inc:1s,2s,10s, exp:MIN,MAX,BASE[,MULT], jitter:MIN,MAX,BASE',
      helpValue: 'WAIT',
    }),
    'retry-max-time': Flags.string({
      summary: 'stop retrying after this much time in total',
      helpValue: 'DURATION',
    }),
    'retry-on': Flags.string({
      summary: 'failures to retry after: connect,timeout,failed (default connect,timeout)',
      helpValue: 'connect,timeout,failed',
    }),
  }),
}

const noInput = Flags.boolean({summary: 'never ask; fail instead if confirmation is needed'})

/** A key for one send, because only the user knows whether two equal sends are the same. */
const keyFlag = parsedFlag('KEY', text => {
  if (!/^\s*$|\p{Cc}/u.test(text)) return text
  throw malformed('USAGE', 'key', text)
})

/** For commands with actions that must not be repeated. */
export const onceFlags = {
  'idempotency-key': keyFlag({
    summary: 'run only once for this key in 24 hours; a repeat returns the first result',
    helpGroup: 'SENDING',
  }),
  'retry-unsafe': Flags.boolean({
    summary: 'repeat it even if the result of an earlier try is unknown (it may be done twice)',
    helpGroup: 'SENDING',
  }),
}

/** How long the server may take for a message. */
export const sendTimeoutFlag = durationFlag({
  summary: 'time limit for NapCat to send the message (default 10s, more for large files)',
  helpGroup: 'SENDING',
})

/** The same for actions without such a limit: an old flag without an effect. */
export const ignoredSendTimeoutFlag = durationFlag({
  summary: 'ignored: NapCat uses its own time limit for forwards',
  helpGroup: 'SENDING',
  hidden: true,
})

/** For messages that are sent unchecked. */
export const noCheckFlag = Flags.boolean({
  summary:
    'do not look up quoted or forwarded messages; accept unknown segment keys, and faces that NapCat does not list',
  helpGroup: 'SENDING',
})

/** For commands that send: `callFlags` and the above. */
export const sendFlags = {...onceFlags, ...callFlags}

/** For commands that ask for a confirmation. */
export const confirmFlags = {
  yes: Flags.boolean({char: 'y', summary: 'skip the confirmation prompt'}),
  'no-input': noInput,
}

/** For commands that need a typed confirmation word. */
export const severeFlags = {
  confirm: Flags.string({summary: 'confirmation word, instead of typing it at the prompt', helpValue: 'WORD'}),
  'no-input': noInput,
}

/** For writes that NapCat answers with ok without a check. */
export const verifyFlags = {
  verify: Flags.boolean({summary: 'check that it took effect (exit code 8 if it did not within 10 s)'}),
}

/** The same with the check on by default. */
export const noVerifyFlags = {
  verify: Flags.boolean({
    summary: 'check that it took effect (exit code 8 if it did not within 10 s)',
    allowNo: true,
    default: true,
  }),
}

/** For commands that take many targets. */
export const pacingFlags = {
  delay: Flags.string({summary: 'pause between two targets', helpValue: 'DURATION|MIN..MAX'}),
  rate: Flags.string({summary: 'process at most N targets per second', helpValue: 'N/s', exclusive: ['delay']}),
}

/** The other source of a command's text. */
export const textInputFlag = {
  input: Flags.string({summary: 'read it from a file, or from stdin with -', helpValue: '@FILE|-'}),
}
