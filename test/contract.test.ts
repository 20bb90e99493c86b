import {readFileSync, writeFileSync, mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {factsOf} from '../src/lib/protocol/actions.js'
import {findProblems} from '../src/lib/protocol/validate.js'
import {publishedSchema} from './support/published-schema.js'
import {qqLine, ROOT, shell, type Ran, type RunOptions} from './support/run.js'
import {mockServer} from './support/server.js'

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {action?: string; undoes?: string; flags: object; examples?: string[]}>
}

interface Example {
  readonly id: string
  readonly action: string | undefined
  /** As it is typed, behind `qq`. */
  readonly line: string
}

/** Those of every command. */
const all = Object.entries(commands).flatMap(([id, {undoes, action = undoes, examples = []}]) =>
  examples.map((text): Example => ({id, action, line: text.replaceAll('<%= config.bin %>', 'qq')})),
)
/** What only a shell can do: pipes, and words that another command makes. */
const needShell = all.filter(({line}) => / \| |\$\(/.test(line))
const oneOfEach = new Map([...all, ...needShell].map(example => [example.id, example]))
/** These run on the shipped build, in a shell; the others in this process. */
const shipped = new Set([...needShell, ...oneOfEach.values()])

async function run(example: Example, options: RunOptions): Promise<Ran> {
  return shipped.has(example) ? shell(example.line, options) : qqLine(example.line.replace(/^qq /, ''), options)
}

const schema = publishedSchema()
if (!schema) console.warn("skipped: requests against NapCat's published schema (NAPCAT_OPENAPI names no file)")

/** A world in which every example can be done. */
const SCENARIO = {
  messages: [
    {group_id: 123456, from: 10001, text: 'hi', message_id: 1234567},
    {group_id: 123456, from: 10001, message: [{type: 'node', data: {id: '1234567'}}], message_id: 7654321},
    {user_id: 10001, text: 'hi'},
  ],
  groups: [
    {
      group_id: 123456,
      members: [{user_id: 10000, role: 'owner' as const}, {user_id: 10001, last_sent_time: 1}, {user_id: 10002}],
    },
    {group_id: 234567},
  ],
}

/** What is about any action has examples too, of no one action. */
const aboutActions = all.filter(({id}) => ['call', 'action:get', 'action:list'].includes(id))

it.each(aboutActions)('$line', async example => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stderr} = await run(example, {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
})

/** Those of what makes calls; nobody answers here what `ask` asks. */
const calling = all.filter(({id}) => 'dry-run' in (commands[id]?.flags ?? {}) && !['call', 'ask'].includes(id))

describe('every example', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-examples-'))
  writeFileSync(path.join(folder, 'cat.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  for (const name of ['calls', 'messages', 'reads'])
    writeFileSync(path.join(folder, `${name}.jsonl`), '{"action":"get_group_info","params":{"group_id":"123456"}}\n')
  writeFileSync(path.join(folder, 'members.csv'), 'group_id,user_id,card\n123456,10000,card\n')

  it.each(calling)('$id: $line', async example => {
    const {action} = example
    const mock = await mockServer({scenario: SCENARIO})
    const {code, stderr} = await run(example, {env: mock.env, cwd: folder})
    expect(code, stderr).toBe(action !== undefined && factsOf(action)?.gone !== undefined ? 7 : 0)
    const {calls} = mock
    expect(calls).not.toEqual([])
    if (action !== undefined) expect(calls.map(call => call.action)).toContain(action)
    for (const call of calls) {
      expect(findProblems(call.action, call.params)).toEqual([])
      if (schema) expect(schema.problems(call.action, call.params)).toEqual([])
    }
  })

  it('is tried, one of each command on the shipped build', () => {
    const shippedIds = calling.filter(example => shipped.has(example)).map(({id}) => id)
    expect(new Set(shippedIds)).toEqual(new Set(calling.map(({id}) => id)))
  })
})
