import * as Flags from '@oclif/core/flags'
import {type ParserOutput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {composeMessage, type MessagePart} from '../message/compose.js'
import {checkSegment} from '../message/segment.js'
import {parseChatId, parseMessageId, type TargetKind} from '../message/target.js'
import {type Segment} from '../protocol/segments.js'
import {inlineMedia} from '../transfer/media.js'
import {REPEATABLE} from './flags.js'
import {jsonFrom} from './json-input.js'
import {readStdin} from './stdin.js'

/** How the arguments of every command that sends a message are read. */
export const MESSAGE_DESCRIPTION =
  'Text and flags make one message, in the order in which they are typed. Several words are one text; - is the text from stdin. Text is never read as CQ codes.'

/** What a message can be made of besides words. */
export const messageFlags = {
  text: Flags.string({...REPEATABLE, char: 't', summary: 'text, taken literally (also a lone -)'}),
  at: Flags.string({...REPEATABLE, summary: 'mention a user', helpValue: 'USER'}),
  'at-all': Flags.boolean({summary: 'mention everybody'}),
  reply: Flags.string({summary: 'quote a message', helpValue: 'MESSAGE'}),
  face: Flags.string({...REPEATABLE, summary: 'a QQ face by its number', helpValue: 'ID'}),
  image: Flags.string({
    ...REPEATABLE,
    summary: 'an image: local file, -, URL, base64://…, or remote:/path on the server',
    helpValue: 'FILE',
  }),
  segment: Flags.string({
    ...REPEATABLE,
    summary: 'a segment as NapCat takes it: {"type":"dice","data":{}}',
    helpValue: 'JSON',
  }),
}

type Token = ParserOutput['raw'][number]

/** The message that was typed, ready to send. @throws as `readMessageParts` and `composeMessage` */
export async function readMessage(tokens: readonly Token[], leading: number, chat: TargetKind): Promise<Segment[]> {
  return composeMessage(await readMessageParts(tokens, leading), chat)
}

/**
 * The parts of a message in the order of the line; only the parser's raw tokens still know it.
 * @param leading how many arguments come before the text
 * @throws QQError VALIDATION, LOCAL, or USAGE when stdin is asked for twice
 */
export async function readMessageParts(tokens: readonly Token[], leading: number): Promise<MessagePart[]> {
  let skip = leading
  const typed = tokens.filter(token => token.type === 'flag' || skip-- <= 0)
  const fromStdin = typed.filter(token => token.input === '-' && (token.type === 'arg' || token.flag === 'image'))
  if (fromStdin.length > 1) throw new QQError('USAGE', 'stdin can be read once only: there is more than one -')
  const stdin = fromStdin.length === 1 ? await readStdin('part of the message') : undefined
  return typed.flatMap(token =>
    token.type === 'arg' ? [textPart(token.input, stdin)] : flagPart(token.flag, token.input, stdin),
  )
}

function textPart(word: string, stdin: Buffer | undefined): MessagePart {
  // the newline that ends every line of a shell's output is no part of what was meant
  const value = word === '-' && stdin ? stdin.toString('utf8').replace(/\r?\n$/, '') : word
  return {kind: 'text', value}
}

function flagPart(flag: string, value: string, stdin: Buffer | undefined): MessagePart[] {
  switch (flag) {
    case 'text':
      return [{kind: 'text', value}]
    case 'at':
      return [{kind: 'at', value: parseChatId(value, 'user', '--at')}]
    case 'at-all':
      return [{kind: 'at-all', value: ''}]
    case 'reply':
      return [{kind: 'reply', value: parseMessageId(value, '--reply')}]
    case 'face':
      if (!/^\d+$/.test(value))
        throw new QQError('VALIDATION', `--face: ${JSON.stringify(value)} is not the number of a face`)
      return [{kind: 'face', value}]
    case 'image':
      return [{kind: 'image', value: inlineMedia(value, stdin)}]
    case 'segment':
      return [{kind: 'segment', segment: checkSegment(jsonFrom(value, '--segment'), '--segment')}]
    default:
      return []
  }
}
