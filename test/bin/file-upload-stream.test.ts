import {randomBytes} from 'node:crypto'
import {readdirSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {fastClock} from '../support/clock.js'
import {sha256, sha256Of, temporaryFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

it('brings a file that is too big for one frame to the server in chunks, whole', async () => {
  const mock = await mockServer()
  const bytes = randomBytes(700_000)
  const file = temporaryFile('大文件.bin', bytes)
  const {code, stdout} = await qq(['file', 'upload', 'group:123456', file, '-o', 'json'], {env: mock.env})
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject([{name: '大文件.bin', size: bytes.length, ok: true}])
  const [, first] = mock.calls
  expect(first).toMatchObject({
    action: 'upload_file_stream',
    params: {expected_sha256: sha256(bytes)},
  })
  const last = mock.calls.at(-1)!
  expect(last).toMatchObject({action: 'upload_group_file', params: {group_id: '123456', name: '大文件.bin'}})
  expect(sha256(mock.world.files.get(String(last.params['file'])))).toBe(sha256(bytes))
  const back = path.join(path.dirname(file), 'back.bin')
  const got = await qq(['file', 'download', path.basename(String(last.params['file'])), '--to', back], {env: mock.env})
  expect(got).toMatchObject({code: 0})
  expect(sha256Of(back)).toBe(sha256(bytes))
})

it('sends a small file along with the call', async () => {
  const mock = await mockServer()
  const file = temporaryFile('small.bin', Buffer.from('small'))
  expect(await qq(['file', 'upload', 'group:123456', file], {env: mock.env})).toMatchObject({code: 0})
  expect(mock.calls.at(-1)).toMatchObject({action: 'upload_group_file', params: {file: 'base64://c21hbGw='}})
  expect(mock.calls.map(({action}) => action)).toEqual(['get_group_file_system_info', 'upload_group_file'])
})

it('goes on with the next file over another connection where the one before was lost on its way', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'drop', action: 'upload_group_file', skip: 1, times: 1, execute: true})
  const files = ['a.bin', 'b.bin', 'c.bin'].map(name => temporaryFile(name, randomBytes(300_000)))
  const {code, stdout} = await qq(['file', 'upload', 'group:123456', ...files], {env: mock.env})
  expect(code).toBe(6)
  expect(JSON.parse(stdout)).toMatchObject([
    {name: 'a.bin', ok: true},
    {name: 'b.bin', ok: false, code: 'TIMEOUT', outcome: 'unknown'},
    {name: 'c.bin', ok: true},
  ])
  const sent = mock.calls.filter(({action}) => action === 'upload_group_file').map(({params}) => params['name'])
  expect(sent).toEqual(['a.bin', 'b.bin', 'c.bin'])
})

it('tries no more files where the server is gone for good', async () => {
  let called: () => void = () => undefined
  const isCalled = new Promise<void>(resolve => (called = resolve))
  const mock = await mockServer({onCall: ({action}) => action === 'upload_group_file' && called()})
  mock.fault({kind: 'hang', action: 'upload_group_file'})
  const files = ['a.bin', 'b.bin', 'c.bin'].map(name => temporaryFile(name, randomBytes(1000)))
  fastClock()
  const running = qq(['file', 'upload', 'group:123456', ...files], {env: mock.env})
  await isCalled
  await mock.close()
  const {code, stdout} = await running
  expect(code).toBe(6)
  const notTried = {
    ok: false,
    code: 'CONNECT',
    outcome: 'none',
    message: expect.stringMatching(/^this was not tried: could not /) as string,
  }
  expect(JSON.parse(stdout)).toMatchObject([{name: 'a.bin', code: 'TIMEOUT', outcome: 'unknown'}, notTried, notTried])
})

it('gives up a server that resets each connection, with longer and longer pauses, and goes on when told to', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'drop', action: 'upload_file_stream', skip: 3})
  const file = temporaryFile('big.bin', randomBytes(3_000_000))
  fastClock()
  const env = {...mock.env, XDG_STATE_HOME: path.dirname(file)}
  const lost = await qq(['file', 'upload', 'group:123456', file], {env})
  expect(lost).toMatchObject({code: 5, stdout: ''})
  expect(
    lost.stderr.match(/^note: upload_file_stream was not answered: the connection was lost; connecting again$/gm),
  ).toHaveLength(6)
  expect(lost.stderr).toMatch(
    /\d % of big\.bin is uploaded, then the upload failed: upload_file_stream was not answered: the connection was lost\n/,
  )
  expect(lost.stderr).toContain('hint: run the same command with --resume within 10 minutes to continue')
  mock.clearFaults()
  expect(await qq(['file', 'upload', 'group:123456', file, '--resume'], {env})).toMatchObject({code: 0})
  const uploads = mock.calls.filter(({action}) => action === 'upload_file_stream')
  expect(new Set(uploads.map(({params}) => params['stream_id'])).size).toBe(1)
})

describe('files of which some could not be uploaded', () => {
  /** Three of them, of which the second one failed. */
  async function partly() {
    const mock = await mockServer()
    const file = temporaryFile('a.bin', randomBytes(300_000))
    const folder = path.dirname(file)
    const args = ['file', 'upload', 'group:123456', 'a.bin', 'b.bin', 'https://example.com/c.bin']
    writeFileSync(path.join(folder, 'b.bin'), 'b')
    mock.fault({kind: 'fail', action: 'upload_group_file', skip: 1, times: 1, message: 'rich media transfer failed'})
    const env = {...mock.env, XDG_STATE_HOME: path.join(folder, 'state')}
    const again = async (...more: string[]) => {
      const before = mock.calls.length
      const ran = await qq([...args, ...more], {env, cwd: folder})
      const calls = mock.calls.slice(before).filter(({action}) => action === 'upload_group_file')
      return {...ran, sent: calls.map(({params}) => params['name'])}
    }
    const first = await again()
    expect(first).toMatchObject({code: 6, sent: ['a.bin', 'b.bin', 'c.bin']})
    expect(first.stderr).toContain('hint: run the same command with --resume to skip the files that are done')
    const records = path.join(folder, 'state', 'qqctl', 'uploads')
    return {again, file, records, before: JSON.parse(first.stdout) as readonly {file_id: string}[]}
  }

  it('are gone on with: what was done is left out and told again, once', async () => {
    const {again, before} = await partly()
    const second = await again('--resume')
    expect(second).toMatchObject({
      code: 0,
      stderr: 'note: 2 of the files were uploaded before and are skipped\n',
      sent: ['b.bin'],
    })
    expect(JSON.parse(second.stdout)).toMatchObject([
      {file_id: before[0]?.file_id, name: 'a.bin', size: 300_000, ok: true, message: 'done before'},
      {name: 'b.bin', ok: true},
      {file_id: before[2]?.file_id, name: 'c.bin', ok: true, message: 'done before'},
    ])
    expect(await again('--resume')).toMatchObject({code: 0, sent: ['a.bin', 'b.bin', 'c.bin']})
  })

  it('are not gone on with where it cannot be known which are done', async () => {
    const {again, records} = await partly()
    const [name = ''] = readdirSync(records).filter(file => file.endsWith('.jsonl'))
    writeFileSync(path.join(records, name), '\0\n')
    const refused = await again('--resume')
    expect(refused).toMatchObject({code: 9, stdout: '', sent: []})
    expect(refused.stderr).toContain(`the record of an earlier send is damaged, so nothing was sent: ${records}`)
    expect(await again()).toMatchObject({code: 0, sent: ['a.bin', 'b.bin', 'c.bin']})
  })

  it('are not said to be left out the next time where that cannot be remembered', async () => {
    const mock = await mockServer()
    const file = temporaryFile('a.bin', 'a')
    mock.fault({kind: 'fail', action: 'upload_group_file', skip: 1, times: 1})
    const env = {...mock.env, XDG_STATE_HOME: file}
    const {code, stderr} = await qq(['file', 'upload', 'group:123456', file, file], {env})
    expect(code).toBe(6)
    expect(stderr).not.toContain('--resume')
  })

  it('are all sent again where one has changed, goes elsewhere, or nothing is to be gone on with', async () => {
    const {again, file} = await partly()
    expect(await again('--resume', '--folder', '资料')).toMatchObject({sent: ['a.bin', 'b.bin', 'c.bin']})
    utimesSync(file, 1, 1)
    expect(await again('--resume')).toMatchObject({sent: ['a.bin', 'b.bin']})
    const other = await partly()
    expect(await other.again()).toMatchObject({sent: ['a.bin', 'b.bin', 'c.bin']})
    const third = await partly()
    expect(await third.again('--no-resume')).toMatchObject({sent: ['a.bin', 'b.bin', 'c.bin']})
  })
})
