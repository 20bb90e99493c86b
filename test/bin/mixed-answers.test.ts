import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Caller} from '../../src/lib/client/caller.js'
import {noFrame} from '../../src/lib/client/read-reply.js'
import {Store} from '../../src/lib/state/store.js'
import {RunTurns, TurnCaller} from '../../src/lib/state/turn-caller.js'
import {rowsOf} from '../support/batch.js'
import {callerOf} from '../support/caller.js'
import {temporaryFile} from '../support/files.js'
import {qqProcess, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const GROUPS = ['123456', '234567']

/** A server that mixes answers up as NapCat does, and a state folder that several runs share. */
async function mixing(ms: number) {
  const mock = await mockServer()
  mock.fault({kind: 'mix', ms})
  const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  return Object.assign(mock, {env: {...mock.env, XDG_STATE_HOME: home}, stateFolder: path.join(home, 'qqctl')})
}

const groupsIn = (data: unknown): string[] => {
  const {files, folders} = data as Record<'files' | 'folders', {group_id: number}[]>
  return [...new Set([...files, ...folders].map(({group_id}) => String(group_id)))]
}

/** A call of another run that is being answered; `end` answers it. */
async function another(mock: {readonly url: string; readonly stateFolder: string}, action: string) {
  const {url, stateFolder} = mock
  const signal = new AbortController().signal
  const ignore = (): void => undefined
  const memory = new Store(stateFolder)
  const options = {memory, queues: new Map(), url, limitMs: 0, signal, onWait: ignore, note: ignore}
  const turns = new RunTurns(async () => Promise.resolve(options))
  let end = ignore
  let begin = ignore
  const begun = new Promise<void>(resolve => (begin = resolve))
  const answer: Caller['call'] = async () => {
    begin()
    return new Promise(resolve => (end = () => resolve(noFrame(action))))
  }
  const call = new TurnCaller(callerOf({call: answer}), turns).call({action, params: {}})
  await begun
  return async (): Promise<void> => {
    end()
    await call
  }
}

describe('lists of files', () => {
  it('of two groups are right in a batch with many lines at a time', async () => {
    const {env} = await mixing(10)
    const lines = Array.from({length: 30}, (_, index) => GROUPS[index % 2] ?? '')
    const stdin = lines.map((group, index) =>
      index % 3 === 0
        ? `file list ${group} --folders-only\n`
        : `{"action":"get_group_root_files","params":{"group_id":"${group}"}}\n`,
    )
    const ran = await qqProcess(['batch', '--concurrency', '32'], {env, stdin: stdin.join('')})
    expect(ran).toMatchObject({code: 0, stderr: ''})
    for (const [index, {data, command}] of rowsOf(ran).entries()) {
      const found = command === undefined ? groupsIn(data) : groupsIn({files: [], folders: data})
      expect(found, `line ${index + 1}`).toEqual(found.length === 0 ? [] : [lines[index]])
    }
  })

  it('of two groups are right in two runs at the same time', async () => {
    const {env} = await mixing(1000)
    const list = async (group: string): Promise<Ran> =>
      qqProcess(['call', 'get_group_root_files', `group_id=${group}`], {env})
    const ran = await Promise.all(GROUPS.map(list))
    expect(ran.map(({code}) => code)).toEqual([0, 0])
    expect(ran.map(({stdout}) => groupsIn(JSON.parse(stdout)))).toEqual(GROUPS.map(group => [group]))
  })

  it("that are another group's are asked for again, then refused", async () => {
    const mock = await mockServer()
    const {env, calls} = mock
    const foreign = {kind: 'soft', data: {files: [{group_id: 234567, file_name: 'x'}], folders: []}} as const
    mock.fault({...foreign, times: 1})
    const again = await qqProcess(['file', 'list', '123456', '-o', 'id'], {env})
    expect(again).toMatchObject({code: 0, stderr: ''})
    expect(again.stdout).not.toBe('')
    expect(calls).toHaveLength(2)
    mock.fault(foreign)
    const refused = await qqProcess(['file', 'delete', '123456', 'x', '--yes'], {env})
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('get_group_root_files: NapCat answered with the files of group 234567, twice')
    expect(calls.map(({action}) => action)).not.toContain('delete_group_file')
  })
})

it('two runs that delete a file by its name delete two', async () => {
  const {env, calls} = await mixing(500)
  const names = ['新人必读.pdf', 'mock-server.zip']
  const remove = async (name: string): Promise<Ran> => qqProcess(['file', 'delete', '123456', name, '--yes'], {env})
  const ran = await Promise.all(names.map(remove))
  expect(ran.map(({code, stderr}) => [code, stderr.replace(/note: waiting.*\n/, '')])).toEqual([
    [0, ''],
    [0, ''],
  ])
  const {stdout} = await qqProcess(['file', 'list', '123456', '--jq', '.[].file_name'], {env})
  for (const name of names) expect(stdout).not.toContain(name)
  // nobody came in between a look-up and what it was for
  const order = calls.map(({action}) => (action === 'delete_group_file' ? 'delete' : 'list')).join(' ')
  expect(order).toMatch(/^(?:list )+delete (?:list )+delete list$/)
})

it('two profiles of one server ask one after the other', async () => {
  const {env, calls, url} = await mixing(200)
  const home = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  mkdirSync(path.join(home, 'qqctl'))
  const config = JSON.stringify({profiles: {a: {url}, b: {url}}})
  writeFileSync(path.join(home, 'qqctl', 'config.json'), config, {mode: 0o600})
  const ran = await qqProcess(['file', 'list', '123456', '-p', 'a,b', '-q'], {
    env: {...env, XDG_CONFIG_HOME: home, QQ_NO_CONFIG: '', QQ_URL: ''},
  })
  expect(ran).toMatchObject({code: 0, stderr: ''})
  const times = calls.map(({time}) => time).sort((one, other) => one - other)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(199)
})

describe('while another run is busy', () => {
  it('a read waits for its time, says so, and goes on; a write is not sent', async () => {
    const mock = await mixing(1)
    const end = await another(mock, 'move_group_file')
    const read = await qqProcess(['file', 'list', '123456', '--timeout', '1s'], {env: mock.env})
    expect(read.code).toBe(0)
    expect(read.stderr).toMatch(
      /^note: waiting for another run that is busy with group files \(process \d+\): NapCat would mix up the answers\nnote: process \d+ is still busy with group files: NapCat may have mixed up the answers\n$/,
    )
    const sent = mock.calls.length
    const args = ['call', 'delete_group_file', 'group_id=123456', 'file_id=x', '--yes', '--timeout', '1s', '--json']
    const write = await qqProcess(args, {env: mock.env})
    expect(write.code).toBe(9)
    expect(JSON.parse(write.stderr)).toMatchObject({
      error: {code: 'LOCAL', outcome: 'none', action: 'delete_group_file'},
    })
    expect(mock.calls).toHaveLength(sent)
    await end()
  })

  it('a dry run does not wait, nor does what is about something else', async () => {
    const mock = await mixing(1)
    const end = await another(mock, 'get_group_system_msg')
    const other = await another(mock, 'get_file')
    const lines = [
      ['request', 'group', 'approve', '1700000000000001', '-n'],
      ['file', 'list', '123456'],
      ['send', 'g:123456', 'hi'],
    ]
    for (const args of lines) expect(await qqProcess(args, mock)).toMatchObject({code: 0, stderr: ''})
    await end()
    await other()
  })

  it('and there is no folder for locks, nothing waits and nothing fails', async () => {
    const mock = await mixing(1)
    const end = await another(mock, 'move_group_file')
    const file = temporaryFile('file', '')
    for (const home of [file, path.join(file, 'below'), '/proc/none'])
      expect(await qqProcess(['file', 'list', '123456'], {env: {...mock.env, XDG_STATE_HOME: home}})).toMatchObject({
        code: 0,
        stderr: '',
      })
    await end()
  })
})
