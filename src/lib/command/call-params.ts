import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {jsonFrom} from './json-input.js'
import {readTextFile} from './local-file.js'
import {readStdin} from './stdin.js'

/**
 * The parameters of a raw call: those of `input` (a file or `-`), then the words `key=text`, `key:=JSON`, `key=@file`,
 * `key:=@file` over them.
 * @throws QQError USAGE for a word that is none of these or JSON that is none, LOCAL for a file that cannot be read
 */
export async function readCallParams(
  words: readonly string[],
  input: string | undefined,
): Promise<Record<string, unknown>> {
  const parsed = words.map(parseWord)
  const sources = [...parsed.flatMap(({file}) => file ?? []), ...(input === undefined ? [] : [input.replace(/^@/, '')])]
  if (sources.filter(source => source === '-').length > 1) throw new QQError('USAGE', 'stdin can be read once only')
  const stdin = sources.includes('-') ? (await readStdin('the parameters')).toString('utf8') : ''
  const read = (file: string): string => (file === '-' ? stdin : readTextFile(file))

  const params = input === undefined ? {} : objectFrom(read(input.replace(/^@/, '')))
  const twice = parsed.find(({key}, index) => parsed.findIndex(other => other.key === key) !== index)
  if (twice) throw new QQError('USAGE', `${twice.key} is given twice`, {hint: 'a list is written key:=[1,2]'})
  for (const {key, json, text, file} of parsed) {
    const value = file === undefined ? text : read(file)
    params[key] = json ? jsonFrom(value, key) : file === undefined ? value : value.replace(/\r?\n$/, '')
  }
  return params
}

interface Word {
  readonly key: string
  readonly json: boolean
  readonly text: string
  readonly file?: string
}

function parseWord(word: string): Word {
  const [, key, colon, text = ''] = /^([^=:]+)(:?)=([\s\S]*)$/.exec(word) ?? []
  if (key === undefined) {
    throw new QQError('USAGE', `not a parameter: ${JSON.stringify(word)}`, {
      hint: 'write key=text, key:=JSON or key=@file',
    })
  }
  return {key, json: colon === ':', text, ...(text.startsWith('@') && {file: text.slice(1)})}
}

function objectFrom(text: string): Record<string, unknown> {
  const value = jsonFrom(text, '--input')
  if (isJsonObject(value)) return {...value}
  throw new QQError('USAGE', '--input: not a JSON object')
}
