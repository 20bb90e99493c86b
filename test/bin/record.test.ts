import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const folder = mkdtempSync(path.join(tmpdir(), 'qq-record-'))
let files = 0
const newFile = (content?: string): string => {
  const file = path.join(folder, `${files++}.jsonl`)
  if (content !== undefined) writeFileSync(file, content)
  return file
}

const EVENTS = ['早 🐧', 'a "quote"\nand a line', '$(date)'].map((raw_message, index) => ({
  time: 1_700_000_000 + index * 3600,
  self_id: 10_000,
  post_type: 'message',
  message_type: 'group',
  group_id: 1,
  user_id: 2,
  message_id: index + 1,
  message: [{type: 'text', data: {text: raw_message}}],
  raw_message,
}))
const RECORD = EVENTS.map(event => `${JSON.stringify(event)}\n`).join('')
/** Sent when the client has begun to listen. */
const SCENARIO = {events: EVENTS.map(event => ({after_ms: 0, event}))}

describe('listen --record', () => {
  it.each(['jsonl', 'none', 'id', 'raw'])('appends what it shows as %s', async format => {
    const file = newFile(RECORD)
    const {env} = await mockServer({scenario: SCENARIO})
    expect((await qq(['listen', '--count', '3', '-o', format, '--record', file], {env})).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(RECORD + RECORD)
  })

  it('takes no more than is shown, and only what passes', async () => {
    const file = newFile()
    const {env} = await mockServer({scenario: SCENARIO})
    await qq(['listen', '--match', 'quote|date', '--count', '1', '-o', 'jsonl', '--record', file], {env})
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(EVENTS[1])}\n`)
  })

  it('leaves a line that a crash has cut short to itself', async () => {
    const file = newFile('{"time":17')
    const {env} = await mockServer({scenario: SCENARIO})
    await qq(['listen', '--count', '3', '-o', 'none', '--record', file], {env})
    expect(readFileSync(file, 'utf8')).toBe(`{"time":17\n${RECORD}`)
  })

  it('refuses what it cannot write to before it connects', async () => {
    const {code, stderr} = await qq(['listen', '--record', folder], {env: {QQ_URL: 'ws://127.0.0.1:1'}})
    expect(code).toBe(9)
    expect(stderr).toContain(`error: --record: ${folder}: EISDIR`)
  })
})

describe('mock --replay', () => {
  it('sends a record again, at the speed that is asked for', async () => {
    const file = newFile(RECORD)
    const line = [
      'mock',
      'exec',
      '--replay',
      file,
      '--speed',
      'max',
      '--',
      'qq',
      'listen',
      '--count',
      '3',
      '-o',
      'jsonl',
    ]
    expect(await qq(line)).toMatchObject({code: 0, stdout: RECORD})
  })

  it('says which lines are no events', async () => {
    const file = newFile(`{"torn":\n\n${RECORD}[1]\n`)
    const {code, stderr} = await qq([
      ...['mock', 'exec', '--replay', file, '--speed', '1000000', '--', 'sh', '-c'],
      'qq listen -q --count 3 -o none; qq account get -o none',
    ])
    expect({code, stderr}).toEqual({code: 0, stderr: 'note: replayed 3 events; skipped 2 lines that are not events\n'})
  })

  it.each([
    [['--replay', path.join(folder, 'nothing')], 9, 'ENOENT'],
    [['--replay', newFile(RECORD), '--speed', '0'], 2, 'neither a number above 0 nor max'],
    [['--replay', newFile(RECORD), '--speed', 'fast'], 2, 'neither a number above 0 nor max'],
    [['--speed', '2'], 2, '--speed requires --replay'],
  ])('%j is refused', async (flags, code, message) => {
    const ran = await qq(['mock', '--port', '0', ...flags])
    expect(ran.code).toBe(code)
    expect(ran.stderr).toContain(message)
    expect(existsSync(path.join(folder, 'nothing'))).toBe(false)
  })
})
