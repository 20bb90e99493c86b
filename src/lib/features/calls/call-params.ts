import {orThrow} from '../../errors/attempt.js'
import {QQError} from '../../errors/errors.js'
import {malformed} from '../../errors/refusals.js'
import {say, type Saying} from '../../errors/saying.js'
import {isJsonObject} from '../../protocol/json.js'
import {jsonFrom} from '../../input/json-input.js'
import {ParamTree} from './param-tree.js'
import {readStdinText, readTextFile, withoutLastNewline} from '../../input/text.js'
import {type Stdin} from '../../input/stdin.js'

/**
 * The parameters of a raw call: those of `input` (a file, `@file` or `-`), then the words `key=text`, `key:=JSON`,
 * `key=@file`, `key:=@file` over them; keys as `ParamTree` takes them.
 * @throws QQError USAGE for any other word or for invalid JSON; as `readTextFrom`
 */
export async function readCallParams(
  stdin: Stdin,
  words: readonly string[],
  input: string | undefined,
): Promise<Record<string, unknown>> {
  const parsed = words.map(parseWord)
  const inputFile = input?.replace(/^@/, '')
  const sources = [...parsed.flatMap(({file}) => file ?? []), ...(inputFile === undefined ? [] : [inputFile])]
  if (sources.filter(source => source === '-').length > 1)
    throw new QQError('USAGE', say('stdin can be read only once'))
  const piped = sources.includes('-') ? await readStdinText(stdin, say('the parameters')) : ''
  const read = (file: string, name: string): string => (file === '-' ? piped : readTextFile(file, name))

  const params = inputFile === undefined ? {} : objectFrom(readOr(INPUT_HINT, inputFile, '--input', read))
  const tree = new ParamTree(params)
  for (const {key, json, text, file} of parsed) {
    const hint = say(`write a text that begins with @ as {key}:='"@…"'`, {key})
    const value = file === undefined ? text : readOr(hint, file, key, read)
    tree.set(key, json ? jsonFrom(value, key) : file === undefined ? value : withoutLastNewline(value))
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
  const [, key, colon, text = ''] = /^((?:[^=:[]|\[[^\]]*\])+)(:?)=([\s\S]*)$/.exec(word) ?? []
  if (key === undefined) {
    const hint = say('write key=text, key:=JSON or key=@file; put a text with spaces in quotes: "key=two words"')
    throw new QQError('USAGE', say('{word:quoted} is not a parameter', {word}), {hint})
  }
  return {key, json: colon === ':', text, ...(text.startsWith('@') && {file: text.slice(1)})}
}

const INPUT_HINT = say('give the name of a file, or - for stdin')

/** @throws QQError LOCAL with a hint for a value that was not meant as a file */
function readOr(hint: Saying, file: string, name: string, read: (file: string, name: string) => string): string {
  return orThrow(
    () => read(file, name),
    error => (error instanceof QQError && error.code === 'LOCAL' ? error.saying(error.what, {hint}) : error),
  )
}

function objectFrom(text: string): Record<string, unknown> {
  const value = jsonFrom(text, '--input')
  if (isJsonObject(value)) return value
  throw malformed('USAGE', 'object', undefined, '--input')
}
