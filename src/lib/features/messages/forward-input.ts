import path from 'node:path'
import * as Flags from '@oclif/core/flags'
import {type ParserOutput} from '@oclif/core/interfaces'
import {QQError, toQQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {
  checkNodes,
  isCustomNode,
  parseNode,
  quotingNode,
  withNodeFiles,
  type NodeFile,
} from '../../message/parse-forward.js'
import {type MediaKind} from '../../message/segments/kind.js'
import {parseMessageId} from '../../message/target.js'
import {lacksPacketBackend} from '../../operations/packet.js'
import {isJsonObject} from '../../protocol/json.js'
import {cut} from '../../protocol/quoted.js'
import {type Segment} from '../../protocol/segments.js'
import {type Link} from '../../transfer/link.js'
import {sourceOf, type Source} from '../../transfer/source.js'
import {type UploadMode} from '../../transfer/upload-mode.js'
import {ignoredSendTimeoutFlag, noCheckFlag, REPEATABLE} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'
import {jsonListFrom, readSource} from '../../input/json-input.js'
import {type SendFlags} from './message-send.js'
import {type Outcome} from '../../run/outcome.js'
import {outcomeOf} from '../../run/reply-outcome.js'
import {type Session} from '../../run/session.js'
import {readStdinText} from '../../input/text.js'
import {type Stdin} from '../../input/stdin.js'
import {type CallFiles} from '../files/call-files.js'
import {type FileFlags} from '../files/file-params.js'
import {uploadFlags} from '../files/file-flags.js'

/** The flags for custom nodes of a forward and for the texts of its card. */
export const forwardFlags = {
  node: Flags.string({
    ...REPEATABLE,
    summary: 'a custom node: "小明@10001:早上好"',
    helpValue: 'NAME@USER:TEXT',
  }),
  nodes: Flags.string({
    ...REPEATABLE,
    summary: 'nodes as a JSON list or JSON lines: {"user_id","nickname","content"}, or {"id"}',
    helpValue: 'JSON|@FILE|-',
  }),
  source: Flags.string({summary: 'title of the forward card', helpValue: 'TEXT'}),
  news: Flags.string({...REPEATABLE, summary: 'preview line on the forward card', helpValue: 'TEXT'}),
  summary: Flags.string({summary: 'bottom line of the forward card', helpValue: 'TEXT'}),
  prompt: Flags.string({summary: 'text shown in the list of chats', helpValue: 'TEXT'}),
  'no-check': noCheckFlag,
  'send-timeout': ignoredSendTimeoutFlag,
  ...uploadFlags,
}

/** The description of every command that sends a forward. */
export const FORWARD_DESCRIPTION = `Existing messages (by id), --node and --nodes become one forward card, in the order in which they are typed. Texts are taken literally. Custom names and card texts need NapCat's packet backend. Without it, the bot first sends every node to itself under its own name, the card texts are ignored, and a note says so.

The content of a node in --nodes is a text, a list of segments (markdown is allowed), or again nodes, at most three levels deep. Nested nodes become a card that can have texts of its own: source, summary, prompt, news. A file in a segment is a local file, a URL, base64://…, or remote:/path on the server. With @FILE, relative paths start at the folder of that file.`

type Token = ParserOutput['raw'][number]

/** The flags that control how nodes are read. */
type NodeFlags = Pick<SendFlags, 'no-check'> & Pick<FileFlags, 'upload'>

/** A forward in the form of the send actions. */
interface Forward {
  readonly message: readonly Segment[]
  readonly source?: string
  readonly summary?: string
  readonly prompt?: string
  readonly news?: readonly {readonly text: string}[]
}

/**
 * The typed forward. The order of its nodes is only in the parser's raw tokens.
 * @param leading the number of arguments before the messages
 * @throws QQError VALIDATION, also without a node, UNSUPPORTED, LOCAL, USAGE
 */
export async function readForward(
  stdin: Stdin,
  tokens: readonly Token[],
  leading: number,
  flags: Given<typeof forwardFlags>,
): Promise<Forward> {
  let skip = leading
  const typed = tokens.filter(token => (token.type === 'arg' ? skip-- <= 0 : isNodeFlag(token.flag)))
  const message: Segment[] = []
  for (const token of typed) message.push(...(await nodesOf(stdin, token, flags)))
  if (message.length === 0) {
    const empty = typed.some(token => token.type === 'flag' && token.flag === 'nodes')
    const [what, hint] = empty
      ? [say('--nodes: the list is empty'), say('write a node like {one} or {other}', EXAMPLES)]
      : [say('there is nothing to forward'), say('give message ids, --node or --nodes')]
    throw new QQError('VALIDATION', what, {hint})
  }
  const {source, summary, prompt, news} = flags
  return {
    message,
    ...(source !== undefined && {source}),
    ...(summary !== undefined && {summary}),
    ...(prompt !== undefined && {prompt}),
    ...(news && {news: news.map(text => ({text}))}),
  }
}

/** Sends it with its files, and adds a note if NapCat omits something. */
export async function sendForward(
  session: Session,
  action: 'send_forward_msg' | 'send_group_forward_msg' | 'send_private_forward_msg',
  to: Readonly<Record<string, unknown>>,
  forward: Forward,
  flags: SendFlags & FileFlags,
): Promise<Outcome> {
  if (flags['send-timeout'] !== undefined) {
    session.notes.add(say('--send-timeout has no effect here: NapCat has its own limit for forwards'))
  }
  const {CallFiles} = await import('../files/call-files.js')
  const files = new CallFiles(session, flags)
  try {
    const bring = await nodeFiles(files, forward.message)
    const {withLink} = await import('../files/with-link.js')
    return await withLink(session, async link => {
      const degrades = needsPacket(forward) && !link.isDry && (await lacksPacketBackend(link))
      if (degrades) session.notes.add(DEGRADED)
      const checked = flags['no-check'] ? forward.message : await checkedNodes(link, forward.message)
      const message = await bring(checked, async source => files.value(link, source))
      const params = {...to, ...forward, message}
      const reply = await link.call({action, params, fileBytes: files.bytesThere})
      if (!degrades && needsPacket(forward) && isJsonObject(reply.data) && reply.data['res_id'] === undefined)
        session.notes.add(DEGRADED) // the missing res_id shows it
      if (flags['no-check']) {
        const {noteOnFaces} = await import('../../operations/faces.js')
        const note = await noteOnFaces(link, forward.message, reply)
        if (note !== undefined) session.notes.add(note)
      }
      return outcomeOf(reply, params, {columns: ['message_id', 'res_id', 'forward_id']})
    })
  } finally {
    await files.close()
  }
}

const DEGRADED = say(
  "NapCat's packet backend is not available, so NapCat leaves out custom names and the texts of the forward card",
)

const EXAMPLES = {one: '{"user_id":"10001","nickname":"小明","content":"早上好"}', other: '{"id":"1234567"}'}

function needsPacket({message, source, summary, prompt, news}: Forward): boolean {
  return message.some(isCustomNode) || [source, summary, prompt, news].some(text => text !== undefined)
}

/** The nodes, with their quotes looked up in NapCat. @throws as `checkQuotes`: nothing was sent then */
async function checkedNodes(link: Link, nodes: readonly Segment[]): Promise<readonly Segment[]> {
  const {checkQuotes} = await import('../../operations/quote.js')
  return checkQuotes(link, nodes)
}

/** Reads the files of the nodes. @returns a function for the same nodes with files that NapCat can read */
async function nodeFiles(
  files: CallFiles,
  nodes: readonly Segment[],
): Promise<(nodes: readonly Segment[], valueOf: (source: Source) => Promise<string>) => Promise<Segment[]>> {
  const taken: Source[] = []
  await withNodeFiles(nodes, '', async file => {
    if (!isForNapCat(file)) taken.push(await files.take(file, {}))
    return {value: file}
  })
  return async (checked, valueOf) => {
    const next = taken.values()
    return withNodeFiles(checked, '', async file => {
      const source = isForNapCat(file) ? undefined : next.next().value
      return {value: source ? await valueOf(source) : file}
    })
  }
}

/** Forms that NapCat reads itself, besides those of `sourceOf`. */
function isForNapCat(file: string): boolean {
  return /^(?:file:\/\/|data:)/.test(file)
}

function isNodeFlag(flag: string): boolean {
  return flag === 'node' || flag === 'nodes'
}

async function nodesOf(stdin: Stdin, token: Token, flags: NodeFlags): Promise<Segment[]> {
  if (token.type === 'flag') {
    return token.flag === 'node' ? [parseNode(token.input, '--node')] : await nodesFrom(stdin, token.input, flags)
  }
  if (token.input !== '-') return [quotingNode(parseMessageId(token.input))]
  const lines = (await readStdinText(stdin, say('the list of messages'))).split('\n')
  return lines.flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [quotingNode(parseMessageId(line.trim(), say('message (line {line})', {line: index + 1})))],
  )
}

async function nodesFrom(stdin: Stdin, source: string, flags: NodeFlags): Promise<Segment[]> {
  if (!/^(?:@|-$|\s*[[{])/.test(source)) {
    const hint = say('write a file as @{source}', {source: cut(source)})
    throw new QQError('USAGE', say('--nodes: {source:quoted} is not valid JSON', {source}), {hint})
  }
  const nodes = checkNodes(jsonListFrom(await readSource(stdin, source, '--nodes'), '--nodes'), '--nodes', {
    anyKeys: flags['no-check'],
    anyFaces: flags['no-check'] ?? false,
  })
  const folder = source.startsWith('@') && source !== '@-' ? path.dirname(source.slice(1)) : '.'
  return withNodeFiles(nodes, '--nodes', (file, where, media) => lookedAt(file, folder, where, media, flags.upload))
}

/** The file, relative to the given folder. @throws as `sourceOf`, naming the place */
function lookedAt(file: string, folder: string, where: string, media: MediaKind, mode?: UploadMode): NodeFile {
  const found = /^[a-z][a-z\d]+:/i.test(file) ? file : path.resolve(folder, file)
  try {
    return {value: found, name: isForNapCat(found) ? undefined : sourceOf(found, {media}, mode).name}
  } catch (error) {
    throw toQQError(error).at(where)
  }
}
