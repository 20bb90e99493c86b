import {QQError, toQQError} from '../../errors/errors.js'
import {isJsonObject, parseJson, stringifyJson} from '../../protocol/json.js'
import {nearest} from '../../protocol/nearest.js'
import {cut} from '../../protocol/quoted.js'
import {type CallRequest} from '../calls/call-request.js'
import {jsonFrom} from '../../input/json-input.js'
import {ParamTree} from '../calls/param-tree.js'
import {shellWords} from './shell-words.js'
import {type InputLine} from './input.js'

/** One call of one action. */
interface CallLine extends CallRequest {
  readonly kind: 'call'
  /** As they stand in the line, where they can be taken from there. */
  readonly paramsJson?: string | undefined
  /** In JSON. */
  readonly echo?: string | undefined
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

/** How lines are read. */
export type ReadLine = (line: InputLine) => Line

/** Reads `{"action": …}`, `["group","kick","1"]` or `group kick 1`. */
export const readLine: ReadLine = ({text}) => {
  try {
    if (text.startsWith('{')) return plainCall(text) ?? callLine(jsonFrom(text, 'the line') as Record<string, unknown>) // begins as one
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

/** A call as `jq -c` and JSON.stringify write it. */
const PLAIN_CALL = /^\{"action":"([a-z_.]+)","params":(\{.*\})(?:,"echo":(0|[1-9]\d{0,14}|"[^"\\\0-\x1f]*"))?\}$/

/** A call in which the text of each part is in its place, so that nothing of it is to be written anew; or undefined. */
function plainCall(text: string): CallLine | undefined {
  const [, action, paramsJson, echo] = PLAIN_CALL.exec(text) ?? []
  if (action === undefined || paramsJson === undefined) return undefined
  try {
    const params = parseJson(paramsJson) as Record<string, unknown> // begins as one
    return {kind: 'call', action, params, paramsJson, echo}
  } catch {
    return undefined // what was found is not where the parameters end
  }
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
    ...('echo' in object && {echo: stringifyJson(object['echo'])}),
    ...(confirm !== undefined && {confirm}),
  }
}

function listedWords(list: unknown): string[] {
  if (Array.isArray(list) && list.every(word => typeof word === 'string')) return list
  throw new QQError('VALIDATION', 'a list must be the words of a command line, each a string')
}
