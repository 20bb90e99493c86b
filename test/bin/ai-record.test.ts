import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Mock} from '../../src/lib/mock/mock.js'
import {httpServer} from '../lib/client/servers.js'
import {qq, shell, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const VOICE = '#!SILK_V3 你好'

type Place = Mock & {env: Record<string, string>; cwd: string; url: string}

/** A mock that gives the URL of a voice, which is there unless another status is given. */
async function withVoice(status = 200): Promise<Place> {
  const port = await httpServer((_, response) => response.writeHead(status).end(VOICE))
  const mock = await mockServer()
  const url = `http://127.0.0.1:${port}/ai-voice/a.silk?rkey=1`
  mock.fault({kind: 'soft', action: 'get_ai_record', data: url})
  return Object.assign(mock, {cwd: mkdtempSync(path.join(tmpdir(), 'qq-test-')), url})
}

async function record(place: Place, ...args: string[]): Promise<Ran> {
  return qq(['ai', 'get-record', '123456', 'lucy-voice-houge', '你好', ...args], place)
}

describe('ai get-record --to', () => {
  it.each([
    ['b.silk', 'b.silk'],
    ['.', 'a.silk'],
  ])('downloads the record to %s', async (to, file) => {
    const place = await withVoice()
    const {code, stdout} = await record(place, '--to', to)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({path: file, url: place.url, size: Buffer.byteLength(VOICE)})
    expect(readFileSync(path.join(place.cwd, file), 'utf8')).toBe(VOICE)
    expect(readdirSync(place.cwd)).toEqual([file])
  })

  it('writes the bytes, and nothing else, to stdout', async () => {
    const place = await withVoice()
    const script = 'qq ai get-record 123456 lucy-voice-houge 你好 --to - | cat'
    expect(await shell(script, place)).toMatchObject({stdout: VOICE, stderr: ''})
  })

  it.each([
    [[], 9, VOICE.slice(0, 1), 0],
    [['--no-clobber'], 0, VOICE.slice(0, 1), 0],
    [['--force'], 0, VOICE, 1],
  ])('over a file that is there, with %j, ends with %i', async (flags, code, content, calls) => {
    const place = await withVoice()
    const file = path.join(place.cwd, 'b.silk')
    writeFileSync(file, VOICE.slice(0, 1))
    expect((await record(place, '--to', 'b.silk', ...flags)).code).toBe(code)
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(place.calls).toHaveLength(calls)
  })

  it('leaves nothing when there is none', async () => {
    const place = await withVoice(404)
    const ran = await record(place, '--to', 'b.silk')
    expect(ran).toMatchObject({code: 1, stdout: ''})
    expect(ran.stderr).toContain('answered HTTP 404')
    expect(readdirSync(place.cwd)).toEqual([])
  })

  it.each([
    [['--to', 'no/where'], 9, 'no is not a folder'],
    [['--force'], 2, '--to'],
    [['--no-clobber'], 2, '--to'],
  ])('asks for nothing with %j', async (args, code, words) => {
    const place = await withVoice()
    const ran = await record(place, ...args)
    expect(ran).toMatchObject({code, stdout: ''})
    expect(ran.stderr).toContain(words)
    expect(place.calls).toEqual([])
  })

  it('shows the frame alone in a dry run', async () => {
    const place = await withVoice()
    const {stdout} = await record(place, '--to', 'b.silk', '-n')
    expect(JSON.parse(stdout)).toMatchObject({action: 'get_ai_record'})
    expect(place.calls).toEqual([])
    expect(readdirSync(place.cwd)).toEqual([])
  })
})

it('shows the URL alone without --to', async () => {
  const place = await withVoice()
  expect(await record(place, '-o', 'id')).toMatchObject({code: 0, stdout: `${place.url}\n`})
})
