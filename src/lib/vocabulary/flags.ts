import * as Flags from '@oclif/core/flags'
import {type FlagInput} from '@oclif/core/interfaces'
import {parseDuration} from '../config/duration.js'
import {parseTime} from '../config/time.js'
import {QQError} from '../errors/errors.js'
import {malformed, notAmong} from '../errors/refusals.js'
import {parseChatId, parseMessageId, parseTarget, type Target} from '../message/target.js'
import {FORMATS, WANTED_FORMATS} from '../output/formats.js'
import {parseFolder, type FolderRef} from '../operations/group-files.js'

/**
 * A flag that may be given again and again. Without `multipleNonGreedy` oclif lets it swallow every word behind it:
 * `--at 2 "text"` would make the text a second `--at`.
 */
export const REPEATABLE = {multiple: true, multipleNonGreedy: true} as const

/** A duration, in ms. */
export const durationFlag = Flags.custom<number>({
  helpValue: 'DURATION',
  parse: async text => Promise.resolve(parseDuration(text)),
})

/** A moment, in epoch ms. */
export const timeFlag = Flags.custom<number>({
  helpValue: 'TIME',
  parse: async text => Promise.resolve(parseTime(text)),
})

/** How long to mute somebody, in ms: whole seconds, 1s to 30d. NapCat takes 0 for "unmute". */
export const banFlag = Flags.custom<number>({
  helpValue: 'DURATION',
  parse: async text => {
    const ms = parseDuration(text)
    if (ms === 0) throw new QQError('VALIDATION', {kind: 'input.wouldUnmute'})
    if (ms < 1000 || ms > 30 * 86_400_000 || ms % 1000 !== 0) throw malformed('VALIDATION', 'ban', text)
    return Promise.resolve(ms)
  },
})

/** A QQ number: 10001 or user:10001. */
export const userFlag = Flags.custom({
  helpValue: 'USER',
  parse: async text => Promise.resolve(parseChatId(text, 'user')),
})

/** A group's number: 123456 or group:123456. */
export const groupFlag = Flags.custom({
  helpValue: 'GROUP',
  parse: async text => Promise.resolve(parseChatId(text, 'group')),
})

/** A chat: group:123456 or user:10001. */
export const targetFlag = Flags.custom<Target>({
  helpValue: 'TARGET',
  parse: async text => Promise.resolve(parseTarget(text)),
})

/** A message's id. */
export const messageFlag = Flags.custom({
  helpValue: 'MESSAGE',
  parse: async text => Promise.resolve(parseMessageId(text)),
})

/** What kind of emoji a reaction has: NapCat's 1 or 2. */
export const emojiTypeFlag = Flags.custom<1 | 2>({
  summary: 'what kind of emoji it is (told by its id: QQ faces have up to three digits)',
  helpValue: 'face|unicode',
  parse: oneOf({face: 1, '1': 1, unicode: 2, '2': 2}),
})

/** What marks a chat as read by one of its messages; NapCat then looks at nothing else, and marks all of that chat. */
export const readMessageFlag = Flags.custom({
  summary: 'name the chat by one of its messages: all of it is marked, whatever else is given',
  helpValue: 'MESSAGE',
  parse: async text => Promise.resolve(parseMessageId(text)),
})

/** A folder of a group's files: NAME, id:ID, or / for none. */
export const folderFlag = Flags.custom<FolderRef>({
  helpValue: 'FOLDER',
  parse: async text => Promise.resolve(parseFolder(text)),
})

/** For what needs to know where a file is. */
export const fromFlags = {
  from: folderFlag({summary: 'folder that it is in, needed with an id: NAME, id:ID, or / for none (found by name)'}),
}

/** On or off, for settings that stay as they are when it is not given. */
export const onOffFlag = Flags.custom<boolean>({
  helpValue: 'on|off',
  parse: oneOf({on: true, off: false}),
})

/** A number that is only passed on, as text: it may have more digits than a JavaScript number holds. */
export const digitsFlag = Flags.custom({
  helpValue: 'N',
  parse: async text => {
    if (!/^\d{1,20}$/.test(text)) throw malformed('VALIDATION', 'digits', text)
    return Promise.resolve(text)
  },
})

/** A whole number, 0 or more. */
export const countFlag = Flags.custom<number>({
  helpValue: 'N',
  parse: async text => {
    if (!/^\d{1,15}$/.test(text)) throw malformed('USAGE', 'count', text)
    return Promise.resolve(Number(text))
  },
})

/** A whole number, 1 or more. */
export const positiveFlag = Flags.custom<number>({
  helpValue: 'N',
  parse: async text => {
    if (!/^[1-9]\d{0,14}$/.test(text)) throw malformed('USAGE', 'positive', text)
    return Promise.resolve(Number(text))
  },
})

/** A flag's parser: one of a few words, as what stands for it on the wire. */
export function oneOf<const V extends string | number | boolean>(
  values: Readonly<Record<string, V>>,
): (text: string) => Promise<V> {
  const words = Object.keys(values).filter(word => !/^\d+$/.test(word)) // numbers are taken, and not advertised
  return async text => {
    const value = Object.hasOwn(values, text) ? values[text] : undefined
    if (value !== undefined) return Promise.resolve(value)
    throw notAmong('USAGE', text, words)
  }
}

/** The same flags, under one heading of the help. */
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
      'keep the rows where this holds: == != < <= > >= ~, joined by and, or, not; 20MiB is a size, -90d or today a time',
    helpValue: '"FIELD OP VALUE"',
  }),
  sort: Flags.string({summary: 'sort by fields (-FIELD: downwards)', helpValue: 'FIELD,-FIELD'}),
  limit: countFlag({summary: 'show no more rows than this'}),
  last: countFlag({summary: 'show no more rows than this, those of the end', exclusive: ['limit']}),
  time: Flags.option({
    options: ['auto', 'local', 'utc', 'epoch'] as const,
    summary: 'how tables, CSV and TSV show times',
  })(),
  size: Flags.option({options: ['auto', 'human', 'bytes'] as const, summary: 'how tables, CSV and TSV show sizes'})(),
  jq: Flags.string({summary: 'run a jq expression over the JSON', helpValue: 'EXPR'}),
  'no-header': Flags.boolean({summary: 'leave out the header row'}),
  'csv-safe': Flags.boolean({summary: 'guard CSV cells that a spreadsheet would run or round'}),
  'csv-bom': Flags.boolean({summary: 'begin CSV with the mark by which Excel knows UTF-8'}),
})

/** For every command: how much to say. */
export const generalFlags = under('OUTPUT', {
  color: Flags.boolean({summary: 'colours even in a pipe, or never', allowNo: true}),
  quiet: Flags.boolean({char: 'q', summary: 'no notes or progress on stderr'}),
  debug: Flags.boolean({summary: 'show the frames and the stack of an error on stderr'}),
})

/** For commands that open a connection. */
export const connectionFlags = under('CONNECTION', {
  url: Flags.string({summary: 'NapCat’s WebSocket server', helpValue: 'URL'}),
  'token-file': Flags.string({summary: 'file whose first line is the token (- for stdin)', helpValue: 'FILE'}),
  token: Flags.string({
    summary: 'the token (visible to everybody in ps: prefer --token-file or QQ_TOKEN)',
    exclusive: ['token-file'],
  }),
  profile: Flags.string({
    char: 'p',
    summary: 'profile of the configuration file; a,b: with each of them, and each result tells which',
    helpValue: 'PROFILE',
  }),
  'all-profiles': Flags.boolean({summary: 'with each profile of the configuration file', exclusive: ['profile']}),
  'connect-timeout': Flags.string({summary: 'limit for connecting (10s; 0: none)', helpValue: 'DURATION'}),
  ca: Flags.string({summary: 'PEM file of the authority to trust (wss://)', helpValue: 'FILE'}),
  insecure: Flags.boolean({summary: 'accept any certificate (wss://)', exclusive: ['ca']}),
  proxy: Flags.string({summary: 'HTTP proxy to go through', helpValue: 'URL'}),
  reverse: Flags.string({
    summary: 'wait for NapCat’s WebSocket client to dial in here (on 127.0.0.1 when no host is given)',
    helpValue: '[HOST:]PORT',
    exclusive: ['url', 'ca', 'insecure', 'proxy'],
  }),
})

/** For commands that call actions. */
export const callFlags = {
  ...connectionFlags,
  ...under('CONNECTION', {
    timeout: Flags.string({
      summary: 'limit for each answer (by default what the action is known to need; 0: none)',
      helpValue: 'DURATION',
    }),
    'dry-run': Flags.boolean({char: 'n', summary: 'print the frames instead of sending them'}),
  }),
  ...under('RETRIES', {
    retry: countFlag({
      summary: 'repeat up to so often what failed and does no harm twice: connecting, reading, setting',
    }),
    'retry-wait': Flags.string({
      summary:
        'wait before each try (exp:1s,30s,2): 1s, none, random:1s,3s, inc:1s,2s,10s, exp:MIN,MAX,BASE[,MULT], jitter:MIN,MAX,BASE',
      helpValue: 'WAIT',
    }),
    'retry-max-time': Flags.string({
      summary: 'begin no try when this much time has gone into repeating',
      helpValue: 'DURATION',
    }),
    'retry-on': Flags.string({
      summary: 'what to repeat after: connect,timeout,failed (connect,timeout)',
      helpValue: 'connect,timeout,failed',
    }),
  }),
}

const noInput = Flags.boolean({summary: 'never ask'})

/** A name for one send: nobody but the user can tell whether two that are alike are the same. */
const keyFlag = Flags.custom({
  helpValue: 'KEY',
  parse: async text => {
    if (/^\s*$|\p{Cc}/u.test(text)) throw malformed('USAGE', 'key', text)
    return Promise.resolve(text)
  },
})

/** For what calls actions of which each repetition would do it again. */
export const onceFlags = {
  'idempotency-key': keyFlag({
    summary: 'do it once in 24 hours under this key; after that give the result of then',
    helpGroup: 'SENDING',
  }),
  'retry-unsafe': Flags.boolean({
    summary: 'do it again also where nobody knows what became of an earlier try: it may be done twice',
    helpGroup: 'SENDING',
  }),
}

/** How long the server may take for a message. */
export const sendTimeoutFlag = durationFlag({
  summary: 'how long NapCat may take to send it (10s, and more by its size)',
  helpGroup: 'SENDING',
})

/** The same where NapCat looks at no such limit: a flag of old that does nothing. */
export const ignoredSendTimeoutFlag = durationFlag({
  summary: 'does nothing: NapCat has a limit of its own for forwards',
  helpGroup: 'SENDING',
  hidden: true,
})

/** For what is sent as somebody else made it. */
export const noCheckFlag = Flags.boolean({
  summary:
    'do not look up what is quoted or forwarded; take segments with unknown keys, and faces that NapCat does not list',
  helpGroup: 'SENDING',
})

/** For commands that send: what `callFlags` has, and the above. */
export const sendFlags = {...onceFlags, ...callFlags}

/** For what asks before it is done. */
export const confirmFlags = {
  yes: Flags.boolean({char: 'y', summary: 'do it without asking'}),
  'no-input': noInput,
}

/** For what wants a word typed before it is done. */
export const severeFlags = {
  confirm: Flags.string({summary: 'the word that confirms it', helpValue: 'WORD'}),
  'no-input': noInput,
}

/** For writes that NapCat answers ok without having looked. */
export const verifyFlags = {
  verify: Flags.boolean({summary: 'look whether it happened (exit code 8 when it did not within 10 s)'}),
}

/** The same where it is looked without being asked. */
export const noVerifyFlags = {
  verify: Flags.boolean({
    summary: 'look whether it happened (exit code 8 when it did not within 10 s)',
    allowNo: true,
    default: true,
  }),
}

/** For commands that take many targets. */
export const pacingFlags = {
  delay: Flags.string({summary: 'pause between two targets', helpValue: 'DURATION|MIN..MAX'}),
  rate: Flags.string({summary: 'no more than this many a second', helpValue: 'N/s', exclusive: ['delay']}),
}

/** The other place where a command's one text may come from. */
export const textInputFlag = {
  input: Flags.string({summary: 'read it from a file, or - from stdin', helpValue: '@FILE|-'}),
}
