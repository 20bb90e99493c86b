import * as Flags from '@oclif/core/flags'
import {type ParserOutput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {checkNodes, isCustomNode, parseNode, quotingNode} from '../message/forward.js'
import {parseMessageId} from '../message/target.js'
import {isJsonObject} from '../protocol/json.js'
import {type Segment} from '../protocol/segments.js'
import {REPEATABLE} from './flags.js'
import {jsonFrom} from './json-input.js'
import {readTextFile} from './local-file.js'
import {type Outcome} from './outcome.js'
import {outcomeOf} from './reply-outcome.js'
import {type Session} from './session.js'
import {readStdin} from './stdin.js'

/** What a forward is made of besides messages that are there, and the texts of its card. */
export const forwardFlags = {
  node: Flags.string({
    ...REPEATABLE,
    summary: 'a made-up message: "小明@10001:早上好"',
    helpValue: 'NAME@USER:TEXT',
  }),
  nodes: Flags.string({
    ...REPEATABLE,
    summary: 'a JSON list of nodes: {"user_id","nickname","content"} with a text or segments, or {"id"}',
    helpValue: '@FILE|-',
  }),
  source: Flags.string({summary: 'title of the card', helpValue: 'TEXT'}),
  news: Flags.string({...REPEATABLE, summary: 'a line of the preview on the card', helpValue: 'TEXT'}),
  summary: Flags.string({summary: 'line at the bottom of the card', helpValue: 'TEXT'}),
  prompt: Flags.string({summary: 'what the list of chats shows', helpValue: 'TEXT'}),
}

/** What a forward says about itself, told by every command that sends one. */
export const FORWARD_DESCRIPTION = `Messages that are there (by their ids), --node and --nodes become one card, in the order in which they are typed. Texts are taken literally. Names and texts of one's own need NapCat's packet backend: without it the bot sends every node to itself first, under its own name, and the texts of the card are ignored; a note says so afterwards.`

type Token = ParserOutput['raw'][number]

interface CardFlags {
  readonly source?: string | undefined
  readonly summary?: string | undefined
  readonly prompt?: string | undefined
  readonly news?: readonly string[] | undefined
}

/** A forward as the sends take it. */
interface Forward {
  readonly message: readonly Segment[]
  readonly source?: string
  readonly summary?: string
  readonly prompt?: string
  readonly news?: readonly {readonly text: string}[]
}

/**
 * The forward that was typed, its nodes in the order of the line; only the parser's raw tokens still know it.
 * @param leading how many arguments come before the messages
 * @throws QQError VALIDATION also when there is no node, UNSUPPORTED, LOCAL, USAGE
 */
export async function readForward(tokens: readonly Token[], leading: number, flags: CardFlags): Promise<Forward> {
  let skip = leading
  const typed = tokens.filter(token => (token.type === 'arg' ? skip-- <= 0 : isNodeFlag(token.flag)))
  const message: Segment[] = []
  for (const token of typed) message.push(...(await nodesOf(token)))
  if (message.length === 0) {
    throw new QQError('VALIDATION', 'there is nothing to forward', {hint: 'give message ids, --node or --nodes'})
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

/** Sends it, and says when NapCat left something out. */
export async function sendForward(
  session: Session,
  action: 'send_forward_msg' | 'send_group_forward_msg' | 'send_private_forward_msg',
  to: Readonly<Record<string, unknown>>,
  forward: Forward,
): Promise<Outcome> {
  const params = {...to, ...forward}
  const reply = await session.withCaller(async caller => caller.callUnchecked(action, params))
  const note = degradedNote(forward, reply.data)
  if (note !== undefined) session.note(note)
  return outcomeOf(reply, params, {columns: ['message_id', 'res_id', 'forward_id']})
}

/** What to say when NapCat had to leave out what it needs its packet backend for; it shows in the missing res_id. */
function degradedNote(forward: Forward, data: unknown): string | undefined {
  const {message, source, summary, prompt, news} = forward
  const needsPacket = message.some(isCustomNode) || [source, summary, prompt, news].some(text => text !== undefined)
  if (!needsPacket || !isJsonObject(data) || data['res_id'] !== undefined) return undefined
  return 'NapCat’s packet backend is missing: names of one’s own and the texts of the card were left out'
}

function isNodeFlag(flag: string): boolean {
  return flag === 'node' || flag === 'nodes'
}

async function nodesOf(token: Token): Promise<Segment[]> {
  if (token.type === 'flag') {
    return token.flag === 'node' ? [parseNode(token.input, '--node')] : await nodesFrom(token.input)
  }
  if (token.input !== '-') return [quotingNode(parseMessageId(token.input))]
  const lines = (await readStdin('the list of messages')).toString('utf8').split('\n')
  return lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [quotingNode(parseMessageId(line.trim(), `message (line ${index + 1})`))],
  )
}

async function nodesFrom(source: string): Promise<Segment[]> {
  const file = source.replace(/^@/, '')
  const text = file === '-' ? (await readStdin('the list of nodes')).toString('utf8') : readTextFile(file, '--nodes')
  return checkNodes(jsonFrom(text, '--nodes'), '--nodes')
}
