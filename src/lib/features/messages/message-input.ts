import * as Flags from '@oclif/core/flags'
import {type FlagInput, type ParserOutput} from '@oclif/core/interfaces'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {partOf, type MessagePart} from '../../message/compose.js'
import {flagsOfKinds} from '../../message/segments/index.js'
import {type KindFlag} from '../../message/segments/kind.js'
import {type Given} from '../../vocabulary/typed.js'
import {noCheckFlag, REPEATABLE, sendTimeoutFlag} from '../../vocabulary/flags.js'
import {type MessageFiles} from './message-files.js'
import {readStdinText, withoutLastNewline} from '../../input/text.js'
import {type Stdin} from '../../input/stdin.js'
import {type Session} from '../../run/session.js'
import {type FileFlags} from '../files/file-params.js'
import {uploadFlags} from '../files/file-flags.js'

/** The description of every command that sends a message. */
export const MESSAGE_DESCRIPTION = `Text and flags become one message, in the order in which they are typed. Several words are joined into one text; - is the text from stdin, without the final newline. CQ codes in the text are parsed only with --cq.

FILE is a local file, - (stdin), a URL, base64://…, or remote:/path on the server. Its content must match the flag: --image needs an image. Files larger than 256 KiB are first uploaded to the server in chunks. Paths in --segment, --segments and --cq are paths on NapCat's machine.`

const PARTS = flagsOfKinds()

/** The flags for the parts of a message, and for sending it. */
export const messageFlags = Object.assign(partFlags(), {
  name: Flags.string({...REPEATABLE, summary: 'displayed name of the file given before it', helpValue: 'TEXT'}),
  segment: Flags.string({
    ...REPEATABLE,
    summary: 'a message segment in NapCat\'s format: {"type":"face","data":{"id":"14"}}',
    helpValue: 'JSON|@FILE|-',
  }),
  segments: Flags.string({
    ...REPEATABLE,
    summary: 'a JSON list of message segments',
    helpValue: 'JSON|@FILE|-',
  }),
  cq: Flags.boolean({summary: 'parse CQ codes in all text: [CQ:at,qq=10001]'}),
  'no-check': noCheckFlag,
  'send-timeout': sendTimeoutFlag,
  ...uploadFlags,
})

type Token = ParserOutput['raw'][number]

/** A parsed command line with a message. */
export interface MessageLine {
  readonly raw: readonly Token[]
  readonly flags: FileFlags & Given<Pick<typeof messageFlags, 'cq' | 'no-check'>>
}

/** The typed parts of a message. */
export interface Draft {
  readonly parts: readonly MessagePart[]
  /** Its files, if it may have some. */
  readonly files: MessageFiles | undefined
}

/**
 * The parts of a message in the typed order, which is only in the parser's raw tokens.
 * @param leading the number of arguments before the text
 * @param keepMs how much longer the server must keep the files, in ms
 * @throws QQError VALIDATION, UNSUPPORTED, LOCAL, or USAGE if stdin is used twice
 */
export async function readDraft(
  session: Session,
  {raw, flags}: MessageLine,
  leading: number,
  keepMs?: number,
): Promise<Draft> {
  let skip = leading
  const typed = raw.filter(token => token.type === 'flag' || skip-- <= 0)
  if (typed.filter(isStdin).length > 1)
    throw new QQError('USAGE', say('stdin can be read only once, but - is given more than once'))
  const parts: MessagePart[] = []
  const rules = {anyKeys: flags['no-check'], anyFaces: flags['no-check'] ?? false}
  let files: MessageFiles | undefined
  for (const [index, token] of typed.entries()) {
    if (token.type === 'arg') {
      parts.push({kind: 'text', value: token.input === '-' ? await stdinText(session.stdin) : token.input})
      continue
    }
    const part = PARTS.get(token.flag)
    if (isApart(token.flag)) {
      const {MessageFiles, readParts} = await import('./message-parts.js')
      files ??= new MessageFiles(session, flags, keepMs)
      parts.push(...(await readParts(session.stdin, part, token, nameBehind(typed, index), files, rules)))
    } else if (part) {
      parts.push(partOf(part.type, part.flag.data(token.input, `--${token.flag}`, rules)))
    } else if (token.flag === 'name' && PARTS.get(flagAt(typed, index - 1))?.flag.takes !== 'media') {
      throw new QQError('USAGE', say('--name must be directly after the file that it names'))
    }
  }
  if (!flags.cq) return {parts, files}
  const {decodeCqCodes, MessageFiles} = await import('./message-parts.js')
  files ??= new MessageFiles(session, flags, keepMs)
  return {parts: await decodeCqCodes(parts, files, rules), files}
}

function partFlags(): FlagInput {
  const flags: FlagInput = {}
  for (const [name, {flag}] of PARTS) flags[name] = oclifFlag(flag)
  return flags
}

function oclifFlag({takes, value, once, char, summary}: KindFlag): FlagInput[string] {
  if (takes === 'nothing') return Flags.boolean({summary})
  const option = {...(char && {char}), ...(value !== null && {helpValue: value}), summary}
  return once ? Flags.string(option) : Flags.string({...REPEATABLE, ...option})
}

async function stdinText(stdin: Stdin): Promise<string> {
  return withoutLastNewline(await readStdinText(stdin, say('part of the message')))
}

function isStdin(token: Token): boolean {
  if (token.type === 'arg') return token.input === '-'
  return isApart(token.flag) && (token.input === '-' || token.input === '@-')
}

/** Whether a flag needs the separate module for rare parts. */
function isApart(name: string): boolean {
  const takes = PARTS.get(name)?.flag.takes
  return takes === undefined ? ['segment', 'segments'].includes(name) : !['nothing', 'word'].includes(takes)
}

function nameBehind(tokens: readonly Token[], index: number): string | undefined {
  return flagAt(tokens, index + 1) === 'name' ? tokens[index + 1]?.input : undefined
}

function flagAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index]
  return token?.type === 'flag' ? token.flag : ''
}
