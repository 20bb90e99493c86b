import {readFileSync, writeFileSync, mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {factsOf} from '../src/lib/protocol/actions.js'
import {findProblems} from '../src/lib/protocol/validate.js'
import {publishedSchema} from './support/published-schema.js'
import {ROOT, shell} from './support/run.js'
import {mockServer} from './support/server.js'

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {action?: string; undoes?: string; flags: object; examples?: string[]}>
}

/** Those of every command that makes calls. */
const examples = Object.entries(commands).flatMap(([id, {undoes, action = undoes, flags, examples: lines = []}]) =>
  'dry-run' in flags && !['call', 'ask'].includes(id) // nobody answers here
    ? lines.map(line => ({id, action, line: line.replaceAll('<%= config.bin %>', 'qq')}))
    : [],
)
const schema = publishedSchema()
if (!schema) console.warn('skipped: requests against NapCat’s published schema (NAPCAT_OPENAPI names no file)')

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
const ABOUT_ACTIONS = ['call', 'action:get', 'action:list'].flatMap(id => commands[id]?.examples ?? [])

it.each(ABOUT_ACTIONS.map(line => line.replaceAll('<%= config.bin %>', 'qq')))('%s', async line => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stderr} = await shell(line, {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
})

describe('every example', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-examples-'))
  writeFileSync(path.join(folder, 'cat.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  for (const name of ['calls', 'messages', 'reads'])
    writeFileSync(path.join(folder, `${name}.jsonl`), '{"action":"get_group_info","params":{"group_id":"123456"}}\n')
  writeFileSync(path.join(folder, 'members.csv'), 'group_id,user_id,card\n123456,10000,card\n')

  it.each(examples)('$id: $line', async ({action, line}) => {
    const mock = await mockServer({scenario: SCENARIO})
    const {code, stderr} = await shell(line, {env: mock.env, cwd: folder})
    expect(code, stderr).toBe(action !== undefined && factsOf(action)?.gone !== undefined ? 7 : 0)
    const {calls} = mock
    expect(calls).not.toEqual([])
    if (action !== undefined) expect(calls.map(call => call.action)).toContain(action)
    for (const call of calls) {
      expect(findProblems(call.action, call.params)).toEqual([])
      if (schema) expect(schema.problems(call.action, call.params)).toEqual([])
    }
  })
})
