import {shellWords} from '../../input/shell-words.js'
import {type Params, type Request} from '../../client/request.js'
import {QQError, toQQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {factsOf} from '../../protocol/actions.js'
import {isJsonObject, stringifyJson} from '../../protocol/json.js'
import {nearest} from '../../protocol/nearest.js'
import {cut} from '../../protocol/quoted.js'
import {hashOf} from '../../state/batch-journal.js'
import {knownRequest, type CallRequest} from '../calls/call-request.js'
import {jsonFrom} from '../../input/json-input.js'
import {ParamTree} from '../calls/param-tree.js'
import {type InputLine} from './batch-input.js'

export interface CallLine extends CallRequest {
  readonly kind: 'call'
  readonly echo?: unknown
  /** The confirmation word of a severe action. */
  readonly confirm?: string
}

/** A command as typed after `qq`. */
interface CommandLine {
  readonly kind: 'command'
  readonly words: readonly string[]
}

interface BadLine {
  readonly kind: 'bad'
  readonly error: QQError
}

export type BatchLine = CallLine | CommandLine | BadLine

/** The hash that identifies a line: of its text, or of the cells of a record without their quoting. */
export function hashOfLine({text, cells}: InputLine): number {
  return hashOf(cells ? stringifyJson(cells) : text)
}

export type ReadBatchLine = (line: InputLine) => BatchLine

/** Reads `{"action": …}`, `["group","kick","1"]` or `group kick 1`. */
export const readBatchLine = orBad(({text}) => {
  if (text.startsWith('{')) return callLine(jsonFrom(text, THE_LINE) as Record<string, unknown>) // it begins like an object
  const words = text.startsWith('[') ? listedWords(jsonFrom(text, THE_LINE)) : shellWords(text)
  const typed = ['qq', 'qqctl'].includes(words[0] ?? '') ? words.slice(1) : words
  if (typed.length === 0) throw new QQError('USAGE', say('a command is missing'))
  return {kind: 'command', words: typed}
})

/** Reads CSV records as calls of one action: the header names the parameters, and an empty cell gives none. */
export function csvLines(action: string): ReadBatchLine {
  return orBad(({names = [], cells = []}) => ({kind: 'call', action, params: paramsOf(names, cells)}))
}

function orBad(read: ReadBatchLine): ReadBatchLine {
  return line => {
    try {
      return read(line)
    } catch (error) {
      return {kind: 'bad', error: toQQError(error)}
    }
  }
}

function paramsOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  if (cells.length !== names.length) {
    const count = {cells: cells.length, names: names.length}
    throw new QQError('VALIDATION', say('the row has {cells} cells, but the header has {names}', count))
  }
  const params = {}
  const tree = new ParamTree(params)
  for (const [index, name] of names.entries()) if (cells[index] !== '') tree.set(name, cells[index])
  return params
}

const THE_LINE = say('the line')
const KEYS: readonly string[] = ['action', 'params', 'echo', 'confirm']

function callLine(object: Readonly<Record<string, unknown>>): BatchLine {
  const {action, params = {}, confirm} = object
  const unknown = Object.keys(object).find(key => !KEYS.includes(key))
  if (unknown !== undefined) {
    const near = nearest(unknown, KEYS)
    throw new QQError('VALIDATION', say('a line cannot have the key {unknown}', {unknown: cut(unknown)}), {
      hint: near === undefined ? say('available: {keys}', {keys: KEYS}) : say('did you mean {near}?', {near}),
    })
  }
  if (typeof action !== 'string' || action.trim() === '')
    throw new QQError('VALIDATION', say('action must be the name of an action'))
  if (!isJsonObject(params))
    throw new QQError('VALIDATION', {kind: 'input.wrongType', name: 'params', wanted: 'object'}, {action})
  if (confirm !== undefined && typeof confirm !== 'string')
    throw new QQError('VALIDATION', {kind: 'input.wrongType', name: 'confirm', wanted: 'string'}, {action})
  return {
    kind: 'call',
    action,
    params,
    ...('echo' in object && {echo: object['echo']}),
    ...(confirm !== undefined && {confirm}),
  }
}

function listedWords(list: unknown): string[] {
  if (Array.isArray(list) && list.every(word => typeof word === 'string')) return list
  throw new QQError('VALIDATION', say('a list must contain the words of a command line as strings'))
}

export interface JobOptions {
  readonly read: ReadBatchLine
  /** Whether calls are made unchanged and unchecked. */
  readonly unchecked: boolean
  /** Whether hashes of lines are needed. */
  readonly hashed: boolean
  /** Whether it is a dry run, in which no line is a plain frame. */
  readonly dry: boolean
  /** Called with notes about a line. */
  readonly note: (line: number, what: Saying) => void
}

/** A line that is being processed. */
export class Job implements Request {
  readonly number: number
  readonly line: BatchLine
  readonly action: string
  readonly echo: unknown
  /** The hash of `hashOfLine`; 0 if it is not needed. */
  readonly hash: number
  /** Why the line is invalid. */
  readonly error: QQError | undefined
  /** The parameters of a call. */
  readonly params: Params
  /** Whether the line is a call that needs only its frame to be sent. */
  readonly isPlain: boolean

  constructor(input: InputLine, options: JobOptions) {
    this.number = input.number
    const line = options.read(input)
    this.line = line
    this.action = (line.kind === 'call' ? line.action : line.kind === 'bad' ? line.error.action : '') ?? ''
    this.echo = line.kind === 'call' ? line.echo : undefined
    this.hash = options.hashed ? hashOfLine(input) : 0
    let params: Params | undefined
    let error = line.kind === 'bad' ? line.error : undefined
    try {
      if (line.kind === 'call') params = plainParams(line, this.number, options)
    } catch (problem) {
      error = toQQError(problem)
    }
    this.params = params ?? {}
    this.isPlain = params !== undefined
    this.error = error
  }

  /** The words before its arguments, at most three, as far as known without the definition. */
  get command(): string | undefined {
    if (this.line.kind !== 'command') return undefined
    const {words} = this.line
    const end = words.findIndex(word => !/^[a-z][a-z-]*$/.test(word))
    return cut(words.slice(0, Math.min(3, end === -1 ? words.length : end)).join(' '))
  }
}

/** The parameters of a plain call; undefined for any other. @throws QQError VALIDATION */
function plainParams(line: CallLine, number: number, {unchecked, dry, note}: JobOptions): Params | undefined {
  const facts = factsOf(line.action)
  if (!facts || facts.destructive || facts.stream || facts.mixed || facts.data === 'no reply' || dry) return undefined
  return (unchecked ? undefined : knownRequest(line, what => note(number, what)))?.params ?? line.params
}
