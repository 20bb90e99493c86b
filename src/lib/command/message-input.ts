import * as Flags from '@oclif/core/flags'
import {type FlagInput, type ParserOutput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {type MessagePart} from '../message/compose.js'
import {parseFace, type FaceRules} from '../message/emoji.js'
import {parseChatId, parseMessageId} from '../message/target.js'
import {type Segment} from '../protocol/segments.js'
import {noCheckFlag, REPEATABLE, sendTimeoutFlag} from './flags.js'
import {type MessageFiles} from './message-files.js'
import {type PartFlag} from './message-parts.js'
import {readStdinText, withoutLastNewline} from './text.js'
import {type FileFlags} from './transfer/files.js'
import {uploadFlags} from './transfer/flags.js'

/** How the arguments of every command that sends a message are read. */
export const MESSAGE_DESCRIPTION = `Text and flags make one message, in the order in which they are typed. Several words are one text; - is the text from stdin, without the newline at its end. Text is never read as CQ codes, unless --cq is given.

FILE is a file of this machine, - (stdin), a URL, base64://…, or remote:/path on the server; it must be by its content what it is sent as. Files of more than 256 KiB are brought to the server first, in chunks. A path in --segment, --segments and --cq is one of NapCat’s own machine.`

/** What a message can be made of besides words, and how it is sent. */
export const messageFlags = {
  text: Flags.string({...REPEATABLE, char: 't', summary: 'text, taken literally (also a lone -)'}),
  input: Flags.string({...REPEATABLE, summary: 'text of a file', helpValue: '@FILE|-'}),
  at: Flags.string({...REPEATABLE, summary: 'mention a user', helpValue: 'USER'}),
  'at-all': Flags.boolean({summary: 'mention everybody'}),
  reply: Flags.string({summary: 'quote a message', helpValue: 'MESSAGE'}),
  face: Flags.string({...REPEATABLE, summary: 'a QQ face by its number or name: 14, 微笑', helpValue: 'FACE'}),
  mface: Flags.string({
    ...REPEATABLE,
    summary: 'a sticker of the shop, as a received one tells: emoji_package_id, emoji_id, key',
    helpValue: 'PACKAGE:ID:KEY[:TEXT]',
  }),
  image: Flags.string({...REPEATABLE, summary: 'an image', helpValue: 'FILE'}),
  record: Flags.string({...REPEATABLE, summary: 'a voice: SILK, AMR, or any sound', helpValue: 'FILE'}),
  video: Flags.string({...REPEATABLE, summary: 'a video', helpValue: 'FILE'}),
  file: Flags.string({...REPEATABLE, summary: 'any file', helpValue: 'FILE'}),
  name: Flags.string({...REPEATABLE, summary: 'name to show for the file before it', helpValue: 'TEXT'}),
  music: Flags.string({
    ...REPEATABLE,
    summary: 'a song of qq, 163, kugou, migu or kuwo; or a card: {"url","image"} and "audio", "title", "content"',
    helpValue: 'PLATFORM:ID|JSON',
  }),
  contact: Flags.string({
    ...REPEATABLE,
    summary: 'the card of a user or a group',
    helpValue: 'user:ID|group:ID',
  }),
  card: Flags.string({
    ...REPEATABLE,
    summary: 'a JSON card, as of `qq share get-mini-app`',
    helpValue: 'JSON|@FILE|-',
  }),
  dice: Flags.boolean({summary: 'throw a dice (alone)'}),
  rps: Flags.boolean({summary: 'rock, paper, scissors (alone)'}),
  segment: Flags.string({
    ...REPEATABLE,
    summary: 'a segment as NapCat takes it: {"type":"face","data":{"id":"14"}}',
    helpValue: 'JSON|@FILE|-',
  }),
  segments: Flags.string({
    ...REPEATABLE,
    summary: 'a JSON list of segments',
    helpValue: 'JSON|@FILE|-',
  }),
  cq: Flags.boolean({summary: 'read all text as CQ codes: [CQ:at,qq=10001]'}),
  'no-check': noCheckFlag,
  'send-timeout': sendTimeoutFlag,
  ...uploadFlags,
} satisfies FlagInput

type Token = ParserOutput['raw'][number]

/** A command line with a message, as the parser left it. */
export interface MessageLine {
  readonly raw: readonly Token[]
  readonly flags: FileFlags & {readonly cq?: boolean | undefined; readonly 'no-check'?: boolean | undefined}
}

/** What was typed for a message. */
export interface Draft {
  readonly parts: readonly MessagePart[]
  /** The files among them, where there may be some. */
  readonly files: MessageFiles | undefined
}

/** Flags that are a part by themselves. */
const SIMPLE = {
  text: (value: string): MessagePart => ({kind: 'text', value}),
  at: (value: string) => segmentPart('at', {qq: mentioned(value)}),
  'at-all': () => segmentPart('at', {qq: 'all'}),
  reply: (value: string) => segmentPart('reply', {id: parseMessageId(value, '--reply')}),
  face: (value: string, rules: FaceRules) => segmentPart('face', {id: parseFace(value, '--face', rules)}),
  dice: () => segmentPart('dice', {}),
  rps: () => segmentPart('rps', {}),
}
const FILES: readonly string[] = ['image', 'record', 'video', 'file']

/**
 * The parts of a message in the order of the line; only the parser's raw tokens still know it.
 * @param leading how many arguments come before the text
 * @throws QQError VALIDATION, UNSUPPORTED, LOCAL, or USAGE when stdin is asked for twice
 */
export async function readDraft({raw, flags}: MessageLine, leading: number): Promise<Draft> {
  let skip = leading
  const typed = raw.filter(token => token.type === 'flag' || skip-- <= 0)
  if (typed.filter(isStdin).length > 1)
    throw new QQError('USAGE', 'stdin can be read once only: there is more than one -')
  const parts: MessagePart[] = []
  const rules = {anyKeys: flags['no-check'], anyFaces: flags['no-check'] ?? false}
  let files: MessageFiles | undefined
  for (const [index, token] of typed.entries()) {
    if (token.type === 'arg') {
      parts.push({kind: 'text', value: token.input === '-' ? await stdinText() : token.input})
    } else if (isApart(token.flag)) {
      const {MessageFiles, readPart} = await import('./message-parts.js')
      files ??= new MessageFiles(flags)
      parts.push(...(await readPart(token.flag, token.input, nameBehind(typed, index), files, rules)))
    } else if (isSimple(token.flag)) {
      parts.push(SIMPLE[token.flag](token.input, rules))
    } else if (token.flag === 'name' && !FILES.includes(flagAt(typed, index - 1))) {
      throw new QQError('USAGE', '--name: it must stand right behind the file that it names')
    }
  }
  if (!flags.cq) return {parts, files}
  const {decodeText, MessageFiles} = await import('./message-parts.js')
  files ??= new MessageFiles(flags)
  return {parts: await decodeText(parts, files, rules), files}
}

async function stdinText(): Promise<string> {
  return withoutLastNewline(await readStdinText('part of the message'))
}

function mentioned(user: string): string {
  if (user !== 'all') return parseChatId(user, 'user', '--at')
  throw new QQError('VALIDATION', '--at: "all" is not a QQ number', {hint: '--at-all mentions everybody'})
}

function segmentPart(type: string, data: Segment['data']): MessagePart {
  return {kind: 'segment', segment: {type, data}}
}

function isStdin(token: Token): boolean {
  if (token.type === 'arg') return token.input === '-'
  return isApart(token.flag) && (token.input === '-' || token.input === '@-')
}

function isSimple(flag: string): flag is keyof typeof SIMPLE {
  return Object.hasOwn(SIMPLE, flag)
}

/** What only some messages have, and is read by a module of its own. */
function isApart(flag: string): flag is PartFlag {
  const apart: readonly PartFlag[] = ['input', 'mface', 'music', 'contact', 'card', 'segment', 'segments']
  return FILES.includes(flag) || apart.some(name => name === flag)
}

function nameBehind(tokens: readonly Token[], index: number): string | undefined {
  return flagAt(tokens, index + 1) === 'name' ? tokens[index + 1]?.input : undefined
}

function flagAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index]
  return token?.type === 'flag' ? token.flag : ''
}
