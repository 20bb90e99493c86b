import {QQError, toQQError} from '../../errors/errors.js'
import {isJsonObject, stringifyJson} from '../../protocol/json.js'
import {nearest} from '../../protocol/nearest.js'
import {cut} from '../../protocol/quoted.js'
import {hashOf} from '../../state/batch-journal.js'
import {type CallRequest} from '../calls/call-request.js'
import {jsonFrom} from '../../input/json-input.js'
import {ParamTree} from '../calls/param-tree.js'
import {shellWords} from './shell-words.js'
import {type InputLine} from './input.js'

/** One call of one action. */
interface CallLine extends CallRequest {
  readonly kind: 'call'
  readonly echo?: unknown
  /** The word that a severe action wants. */
  readonly confirm?: string
}

/** A command as it is typed after `qq`. */
interface CommandLine {
  readonly kind: 'command'
  readonly words: readonly string[]
}

interface BadLine {
  readonly kind: 'bad'
  readonly error: QQError
}

export type Line = CallLine | CommandLine | BadLine

/** What a line is known again by: its text, or of a record its cells, however they are quoted. */
export function hashOfLine({text, cells}: InputLine): number {
  return hashOf(cells ? stringifyJson(cells) : text)
}

/** How lines are read. */
export type ReadLine = (line: InputLine) => Line

/** Reads `{"action": …}`, `["group","kick","1"]` or `group kick 1`. */
export const readLine: ReadLine = ({text}) => {
  try {
    if (text.startsWith('{')) return callLine(jsonFrom(text, 'the line') as Record<string, unknown>) // begins as one
    const words = text.startsWith('[') ? listedWords(jsonFrom(text, 'the line')) : shellWords(text)
    const typed = ['qq', 'qqctl'].includes(words[0] ?? '') ? words.slice(1) : words
    if (typed.length === 0) throw new QQError('USAGE', 'no command is given')
    return {kind: 'command', words: typed}
  } catch (error) {
    return {kind: 'bad', error: toQQError(error)}
  }
}

/** Reads records of CSV as calls of one action: the header names the parameters, an empty cell gives none. */
export function csvLines(action: string): ReadLine {
  return ({names = [], cells = []}) => {
    try {
      return {kind: 'call', action, params: paramsOf(names, cells)}
    } catch (error) {
      return {kind: 'bad', error: toQQError(error)}
    }
  }
}

function paramsOf(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  if (cells.length !== names.length)
    throw new QQError('VALIDATION', `there are ${cells.length} cells, and the header has ${names.length}`)
  const params = {}
  const tree = new ParamTree(params)
  for (const [index, name] of names.entries()) if (cells[index] !== '') tree.set(name, cells[index])
  return params
}

const KEYS: readonly string[] = ['action', 'params', 'echo', 'confirm']

function callLine(object: Readonly<Record<string, unknown>>): Line {
  const {action, params = {}, confirm} = object
  const unknown = Object.keys(object).find(key => !KEYS.includes(key))
  if (unknown !== undefined) {
    const near = nearest(unknown, KEYS)
    throw new QQError('VALIDATION', `a line has no ${cut(unknown)}`, {
      hint: near === undefined ? `it has ${KEYS.join(', ')}` : `did you mean ${near}?`,
    })
  }
  if (typeof action !== 'string' || action.trim() === '') throw new QQError('VALIDATION', 'action must be a name')
  if (!isJsonObject(params)) throw new QQError('VALIDATION', 'params must be an object', {action})
  if (confirm !== undefined && typeof confirm !== 'string')
    throw new QQError('VALIDATION', 'confirm must be a string', {action})
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
  throw new QQError('VALIDATION', 'a list must be the words of a command line, each a string')
}
