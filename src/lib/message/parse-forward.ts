import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {atPlace} from '../errors/saying.js'
import {isJsonObject} from '../protocol/json.js'
import {nodeContent, type Segment} from '../protocol/segments.js'
import {checkSegment} from './segment.js'
import {checkKeys, scalar} from './segments/checks.js'
import {kindOf} from './segments/index.js'
import {type MediaKind, type SegmentRules} from './segments/kind.js'
import {parseChatId, parseMessageId} from './target.js'

/** The maximum depth at which QQ shows nested forwards (protocol of NapCat's packet backend). */
const DEEPEST = 3

/** The keys of a custom node; NapCat ignores all others. */
const CUSTOM_KEYS: readonly string[] = ['user_id', 'uin', 'nickname', 'name', 'content', 'time']
/** The keys for the card texts of nested nodes. */
const CARD_KEYS: readonly string[] = ['source', 'summary', 'prompt', 'news']

type NodeRules = Omit<SegmentRules, 'place'>

/** A node for an existing message. */
export function quotingNode(id: string): Segment {
  return {type: 'node', data: {id}}
}

/**
 * A custom node as `NAME@UID:TEXT`. The text is never interpreted and may contain anything.
 * @throws QQError VALIDATION
 */
export function parseNode(typed: string, name: string): Segment {
  const [, nickname, uid = '', text] = /^(.+?)@(\d+):([\s\S]+)$/.exec(typed) ?? []
  if (nickname === undefined || text === undefined) throw malformed('VALIDATION', 'speaker', typed, name)
  const user_id = parseChatId(uid, 'user', name)
  return {type: 'node', data: {user_id, nickname, content: [{type: 'text', data: {text}}]}}
}

/**
 * The nodes of a JSON list: nodes in NapCat's format, or only their data: `{id}`, or `{user_id, nickname, content}`.
 * @throws QQError VALIDATION that names the place, UNSUPPORTED for a segment that would not arrive
 */
export function checkNodes(value: unknown, name: string, rules: NodeRules = {}, depth = 1): Segment[] {
  if (!Array.isArray(value)) throw malformed('VALIDATION', 'nodes', undefined, name)
  if (depth > DEEPEST) throw new QQError('VALIDATION', atPlace(name, {kind: 'message.tooDeep', deepest: DEEPEST}))
  return value.map((node: unknown, index) => checkNode(node, `${name}[${index}]`, rules, depth))
}

/** Whether a node has its own sender and content, which needs NapCat's packet backend. */
export function isCustomNode({data}: Segment): boolean {
  return data['id'] === undefined
}

/** The replacement for a file of a node. */
export interface NodeFile {
  readonly value: string
  /** The displayed name of a `file` without another name; otherwise NapCat makes one up. */
  readonly name?: string | undefined
}

/**
 * The nodes with their files replaced, at any depth. NapCat reads `url` before `file`, so a file beside a `url` is not
 * replaced.
 * @param change gets the file, its place, and the required kind of media
 */
export async function withNodeFiles(
  nodes: readonly Segment[],
  name: string,
  change: (file: string, where: string, media: MediaKind) => NodeFile | Promise<NodeFile>,
): Promise<Segment[]> {
  const changed: Segment[] = []
  for (const [index, node] of nodes.entries()) {
    const where = `${name}[${index}]`
    const {type, data} = node
    const content = nodeContent(node)
    if (content) {
      const inner = await withNodeFiles(content, `${where}.content`, change)
      changed.push({type, data: {...data, content: inner}})
      continue
    }
    const files: Record<string, string> = {}
    const {keys, isNamed} = kindOf(type)?.files ?? {keys: {}}
    for (const [key, media] of hasUrl(data) ? [] : Object.entries(keys)) {
      const file = data[key]
      if (typeof file !== 'string' || file === '') continue
      const {value, name: ownName} = await change(file, `${where}.data.${key}`, media)
      files[key] = value
      if (isNamed && data['name'] === undefined && ownName !== undefined) files['name'] = ownName
    }
    changed.push({type, data: {...data, ...files}})
  }
  return changed
}

function hasUrl({url}: Segment['data']): boolean {
  return typeof url === 'string' && url !== ''
}

function checkNode(value: unknown, name: string, rules: NodeRules, depth: number): Segment {
  const data = isJsonObject(value) && isNode(value) ? value['data'] : value
  if (!isJsonObject(data) || (data['id'] === undefined && data['content'] === undefined)) {
    throw malformed('VALIDATION', 'node', undefined, name)
  }
  if (data['id'] !== undefined) {
    if (!rules.anyKeys) checkKeys(data, ['id'], name)
    return quotingNode(parseMessageId(scalar(data['id']), name))
  }
  if (!rules.anyKeys) checkKeys(data, [...CUSTOM_KEYS, ...CARD_KEYS], name)
  for (const key of ['user_id', 'uin']) {
    if (data[key] !== undefined) parseChatId(scalar(data[key]), 'user', `${name}.${key}`)
  }
  for (const key of ['nickname', 'name', 'source', 'summary', 'prompt']) {
    if (data[key] !== undefined && typeof data[key] !== 'string') {
      throw malformed('VALIDATION', 'text', undefined, `${name}.${key}`)
    }
  }
  if (data['time'] !== undefined && !/^\d{1,10}$/.test(scalar(data['time']))) {
    throw malformed('VALIDATION', 'seconds', undefined, `${name}.time`)
  }
  const content = checkContent(data['content'], `${name}.content`, rules, depth)
  const cardKey = CARD_KEYS.find(key => data[key] !== undefined)
  if (cardKey !== undefined && !content.every(isNode)) {
    throw new QQError('VALIDATION', atPlace(`${name}.${cardKey}`, {kind: 'message.ofInnerCard', key: cardKey}))
  }
  const news = data['news'] === undefined ? {} : {news: checkNews(data['news'], `${name}.news`)}
  return {type: 'node', data: {...data, ...news, content}}
}

/** The preview lines of a card in NapCat's format; they may be given as texts. */
function checkNews(value: unknown, name: string): {readonly text: string}[] {
  if (!Array.isArray(value)) throw malformed('VALIDATION', 'texts', undefined, name)
  return value.map((line: unknown, index) => {
    const text = isJsonObject(line) ? line['text'] : line
    if (typeof text !== 'string') throw malformed('VALIDATION', 'text', undefined, `${name}[${index}]`)
    return {text}
  })
}

/** A text is taken literally; NapCat itself would look for CQ codes in it. */
function checkContent(value: unknown, name: string, rules: NodeRules, depth: number): Segment[] {
  if (typeof value === 'string' && value !== '') return [{type: 'text', data: {text: value}}]
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (parts.length === 0 || value === '') throw new QQError('VALIDATION', atPlace(name, {kind: 'input.empty'}))
  if (parts.every(isNode)) return checkNodes(parts, name, rules, depth + 1)
  if (parts.some(isNode)) throw new QQError('VALIDATION', atPlace(name, {kind: 'message.nodesBesideOthers'}))
  const segments = parts.map((part, index) => checkSegment(part, `${name}[${index}]`, {...rules, place: 'node'}))
  if (segments.every(({type, data}) => type === 'text' && data['text'] === '')) {
    throw new QQError('VALIDATION', atPlace(name, {kind: 'input.empty'}))
  }
  return segments
}

function isNode(value: unknown): boolean {
  return isJsonObject(value) && value['type'] === 'node'
}
