import {readFileSync, writeFileSync, mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {startMock, type Mock} from '../src/lib/mock/mock.js'
import {findProblems} from '../src/lib/protocol/validate.js'
import {publishedSchema} from './support/published-schema.js'
import {ROOT, shell} from './support/run.js'

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {action?: string; examples?: string[]}>
}

const examples = Object.entries(commands).flatMap(([id, {action, examples: lines = []}]) =>
  action === undefined ? [] : lines.map(line => ({id, action, line: line.replaceAll('<%= config.bin %>', 'qq')})),
)
const schema = publishedSchema()
if (!schema) console.warn('skipped: requests against NapCat’s published schema (NAPCAT_OPENAPI names no file)')

describe('every example', () => {
  let mock: Mock
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-examples-'))

  beforeAll(async () => {
    const messages = [{group_id: 123456, from: 10001, text: 'hi', message_id: 1234567}]
    const members = [
      {user_id: 10001, last_sent_time: 1},
      {user_id: 10002, role: 'admin' as const},
    ]
    mock = await startMock({heartbeatMs: 0, scenario: {messages, groups: [{group_id: 123456, members}]}})
    writeFileSync(path.join(folder, 'cat.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  })
  afterAll(async () => mock.close())

  it.each(examples)('$id: $line', async ({action, line}) => {
    const before = mock.calls.length
    const {code, stderr} = await shell(line, {env: {QQ_URL: mock.url}, cwd: folder})
    // 1 and 6: NapCat refused what a small made-up world does not have
    expect([0, 1, 6], stderr).toContain(code)
    const calls = mock.calls.slice(before)
    expect(calls.map(call => call.action)).toContain(action)
    for (const call of calls) {
      expect(findProblems(call.action, call.params)).toEqual([])
      if (schema) expect(schema.problems(call.action, call.params)).toEqual([])
    }
  })
})
