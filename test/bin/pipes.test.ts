import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {qq, ROOT, shell} from '../support/run.js'
import {mockServer} from '../support/server.js'

interface Entry {
  readonly args: Readonly<Record<string, {readonly multiple?: boolean; readonly description?: string}>>
  readonly flags: Readonly<Record<string, {readonly type: string; readonly char?: string}>>
  readonly examples?: readonly string[]
}

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, Entry>
}

/** Whose words are no list of things: parameters with names, command lines; a question, which nobody answers here. */
const NO_LIST = ['__complete', 'ask', 'call', 'mock:emit', 'mock:exec', 'mock:order']
/** Whose `-` is the content of a file. */
const FILES = ['album:upload', 'file:upload', 'file:upload-private', 'flash:create']

const SCENARIO = {
  messages: [
    {group_id: 123456, from: 10001, text: 'hi', message_id: 1234567, time: 1_780_000_000},
    {group_id: 123456, from: 10001, text: '👍 好', message_id: 7654321, time: 1_780_000_000},
    {user_id: 10001, text: 'hi', message_id: 7654322, time: 1_780_000_000},
  ],
}

/** For the commands whose own examples are more than one plain line. */
const LINES: Readonly<Record<string, string>> = {
  'msg:send-each': 'msg send-each group:123456 user:10001 --text hi',
  'qzone:delete': 'qzone delete 1 2 --yes',
}

/** The words of a line, as a shell would see them; undefined where it is more than one plain command. */
function wordsOf(line: string): string[] | undefined {
  if (/[|$<>;&`]/.test(line.replaceAll(/'[^']*'|"[^"$`]*"/g, ''))) return undefined
  const words = [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word)
  return words.map(word =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  )
}

/** An example of a command, taken apart: what stands before the values of its argument that repeats, those, and the flags. */
function partsOf(id: string, {args, flags, examples = []}: Entry) {
  const takesValue = (word: string): boolean => {
    const known = Object.entries(flags).find(([name, {char}]) => word === `--${name}` || word === `-${char ?? ''}`)
    return known?.[1].type === 'option'
  }
  for (const example of [...examples, LINES[id] ?? '']) {
    const words = wordsOf(example.replace('<%= config.bin %> ', ''))?.slice(id.split(':').length)
    if (!words) continue
    const isFlag = (word: string, index: number): boolean =>
      /^-./.test(word) || (index > 0 && takesValue(words[index - 1] ?? ''))
    const positional = words.filter((word, index) => !isFlag(word, index))
    const fixed = positional.slice(0, Object.keys(args).length - 1)
    const values = positional.slice(fixed.length)
    if (values.length > 0 && !values.includes('-')) return {fixed, values, flags: words.filter(isFlag)}
  }
  throw new Error(`${id} has no example with its arguments`)
}

const repeating = Object.entries(commands).filter(
  ([id, {args}]) => Object.values(args).some(({multiple}) => multiple) && ![...NO_LIST, ...FILES].includes(id),
)

describe('an argument that repeats', () => {
  it('is the last one', () => {
    for (const [, {args}] of repeating) expect(Object.values(args).at(-1)?.multiple).toBe(true)
  })

  it.each(repeating)('comes from stdin as well: %s', async (id, entry) => {
    const {fixed, values, flags} = partsOf(id, entry)
    const run = async (words: readonly string[], stdin?: string) => {
      const {env, calls} = await mockServer({scenario: SCENARIO})
      const cwd = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
      writeFileSync(path.join(cwd, 'cat.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
      const line = [...id.split(':'), ...fixed, ...words, ...flags]
      const {code, stdout} = await qq(line, {env, cwd, ...(stdin !== undefined && {stdin})})
      return {code, stdout: fixedIds(stdout), calls: fixedIds(calls.map(({action, params}) => ({action, params})))}
    }
    const isText = Object.values(entry.args).some(({description}) => description?.includes('reads it from stdin'))
    const typed = await run(values)
    expect(await run(['-'], `${values.join(isText ? ' ' : '\n')}\n`)).toEqual(typed)
    expect(typed.calls).not.toBe('[]')
  })
})

/** With what each mock makes up anew left out. */
function fixedIds(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replaceAll(/[\da-f]{32}|[\da-f]{24}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\w+/]{43}=/g, 'ID')
}

const lists = Object.entries(commands).filter(([id]) => /(?:^|:)(?:list(?:-.*)?|history|find)$/.test(id))

describe('a list', () => {
  it.each(lists)('prints an id for each row with -o id: %s', async (id, {examples = []}) => {
    const line = examples.map(example => wordsOf(example.replace('<%= config.bin %> ', ''))).find(words => words)
    const shape = /^(?:-o|--fields|--jq)$/
    const words = (line ?? []).filter((word, index, all) => !shape.test(word) && !shape.test(all[index - 1] ?? ''))
    const {env} = await mockServer({scenario: SCENARIO})
    const [ids, rows] = await Promise.all([qq([...words, '-o', 'id'], {env}), qq([...words, '-o', 'jsonl'], {env})])
    expect(rows.code, rows.stderr).toBe(0)
    const count = (text: string): number => text.split('\n').length - 1
    expect(count(ids.stdout)).toBe(count(rows.stdout))
    expect(ids.stdout).not.toMatch(/^\n/m)
  })
})

it('goes from one command into the next', async () => {
  const {env} = await mockServer({scenario: SCENARIO})
  const {code, stdout} = await shell('qq group list -o id | qq group get - -o jsonl', {env})
  expect(code).toBe(0)
  const rows = stdout.trimEnd().split('\n')
  expect(rows.map(row => (JSON.parse(row) as {group_id: number}).group_id)).toEqual([123_456, 234_567, 345_678])
})

it('has nothing to do when nothing comes', async () => {
  const mock = await mockServer()
  const script = 'qq group list --filter "group_id == 1" -o id | qq group get - -o jsonl'
  expect(await shell(script, {env: mock.env})).toMatchObject({code: 0, stdout: ''})
  expect(mock.calls.map(({action}) => action)).toEqual(['get_group_list'])
})

it('keeps the order of what is no target, and what is given twice', async () => {
  const {env} = await mockServer()
  const translate = ['system', 'translate', 'one', '-', '-o', 'id']
  const {stdout} = await qq(translate, {env, stdin: 'two\n\none\n'})
  expect(stdout).toBe('译：one\n译：two\n译：one\n')
  expect(await qq(['system', 'translate', '-', '-o', 'jsonl'], {env, stdin: ''})).toMatchObject({code: 0, stdout: ''})
})
