import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'
import {shellWords} from '../src/lib/input/shell-words.js'
import {sizeText} from '../src/lib/protocol/size.js'
import {testIo} from './support/io.js'
import {runInProcess} from './support/program.js'
import {cleanEnv, ROOT} from './support/run.js'
import {mockServer} from './support/server.js'

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {flags: object; examples?: string[]}>
}
/** One for each command that calls an action and shows what it answers. */
const examples = Object.entries(commands).flatMap(([id, {flags, examples: lines = []}]) => {
  const line = lines
    .map(text => text.replace('<%= config.bin %> ', '').replace(/ (?:-o|--jq) \S+/, ''))
    .find(text => !/ \| |\$\(| (?:--json|--fields|--exec)\b/.test(text))
  return 'dry-run' in flags && line !== undefined && !['ask', 'batch', 'listen', 'wait'].includes(id)
    ? [{id, line}]
    : []
})

const SCENARIO = {
  messages: [
    {group_id: 123456, from: 10001, text: 'hi', message_id: 1234567},
    {group_id: 123456, from: 10001, message: [{type: 'node', data: {id: '1234567'}}], message_id: 7654321},
    {user_id: 10001, text: 'hi'},
  ],
  groups: [
    {
      group_id: 123456,
      members: [
        {user_id: 10000, role: 'owner' as const},
        {user_id: 10001, last_sent_time: 1_700_000_000},
        {user_id: 10002, shut_up_timestamp: 4_000_000_000},
      ],
    },
    {group_id: 234567},
  ],
}

/** What a name makes one think of. What it misleads about is to be named here; nothing is so far. */
const NAMED = {time: /(?:time|timestamp)$/i, size: /(?:size|space)$/i}

/** How a value is shown that is called after a time or a size; undefined for any other. */
function shownAs(name: string, value: unknown): string | undefined {
  const text = String(value)
  if (!/^\d+$/.test(text)) return undefined
  if (NAMED.size.test(name)) return sizeText(Number(text))
  if (!NAMED.time.test(name)) return undefined
  const ms = Number(text) > 1e11 ? Number(text) : Number(text) * 1000
  if (ms === 0) return '-'
  return ms < 1e12 || ms > 1e13 ? undefined : new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

/** Every value that is no object, by the path that leads to it. */
function scalars(value: unknown, at: readonly string[] = []): [field: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[at.join('.'), value]]
  return Object.entries(value).flatMap(([key, child]) => scalars(child, [...at, key]))
}

/** What is printed, by a terminal where `columns` is given. */
async function run(line: string, more: readonly string[], columns?: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-marked-'))
  writeFileSync(path.join(folder, 'cat.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  const mock = await mockServer({scenario: SCENARIO})
  const io = testIo({env: cleanEnv(mock.env), ...(columns !== undefined && {columns})})
  const before = process.cwd()
  process.chdir(folder)
  try {
    await runInProcess([...shellWords(line), ...more], io)
  } finally {
    process.chdir(before)
  }
  return io.printed.stdout
}

// the same moment in each run of a line
beforeAll(() => void vi.useFakeTimers({toFake: ['Date'], now: 1_780_000_000_000}))
afterAll(() => void vi.useRealTimers())

describe('a time or a size is shown as one, on a terminal', () => {
  it.each(examples)('$id: $line', async ({line}) => {
    const data: unknown = JSON.parse((await run(line, ['-o', 'json'])) || 'null')
    const rows: unknown[] = Array.isArray(data) ? data : [data]
    const cells = rows.flatMap(row => scalars(row))
    const marked = cells.flatMap(([field, value]) => shownAs(field, value) ?? [])
    const fields = new Set(
      cells.filter(([field, value]) => shownAs(field, value) !== undefined).map(([field]) => field),
    )
    if (fields.size === 0) return
    const picked = await run(line, ['-o', 'table', '--no-color', '--fields', [...fields].join(',')], 10_000)
    for (const text of marked) expect(picked).toContain(text)

    const [names = [], ...lines] = (await run(line, ['-o', 'tsv'])).split('\n').map(each => each.split('\t'))
    const table = await run(line, ['-o', 'table', '--no-color'], 10_000)
    for (const each of lines)
      for (const [index, cell] of each.entries()) expect(table).toContain(shownAs(names[index] ?? '', cell) ?? '')
  })
})
