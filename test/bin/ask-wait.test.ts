import {describe, expect, it} from 'vitest'
import {freePort} from '../lib/client/servers.js'
import {TestClient} from '../lib/mock/client.js'
import {type Mock, type MockOptions} from '../../src/lib/mock/mock.js'
import {temporaryFile} from '../support/files.js'
import {endedAt, qq, shell, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

const GROUP = 123_456

interface Asked {
  readonly ran: Promise<Ran>
  readonly mock: Mock
  /** The id of the question, once it is asked. */
  readonly question: Promise<number>
}

/** Runs `qq ask`; what is said before the question, and after it, is the test's. */
async function ask(words: readonly string[], options: MockOptions = {}): Promise<Asked> {
  let asked: (id: number) => void = () => undefined
  const question = new Promise<number>(resolve => (asked = resolve))
  const mock = await mockServer({
    ...options,
    onCall: ({action, reply}) => {
      if (action === 'send_msg') asked((reply as {data: {message_id: number} | null}).data?.message_id ?? 0)
    },
  })
  return {ran: qq(['ask', ...words], {env: mock.env}), mock, question}
}

const said = {code: 0, stderr: ''}

describe('ask', () => {
  it('sends, and gives the next message of the same chat', async () => {
    const {ran, mock, question} = await ask([`g:${GROUP}`, '几点? 🐧', '--jq', '.raw_message'])
    const id = await question
    mock.say({group_id: 234_567, from: 10_001, text: 'elsewhere'})
    mock.say({user_id: 10_001, text: 'in private'})
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 10_001})
    mock.say({group_id: GROUP, from: 10_001, text: '三点 "$(date)"'})
    expect(await ran).toMatchObject({...said, stdout: '三点 "$(date)"\n'})
    expect(mock.world.messages.find(String(id))?.segments).toEqual([{type: 'text', data: {text: '几点? 🐧'}}])
  })

  it('is not answered by the bot itself', async () => {
    const {ran, mock, question} = await ask(['u:10001', 'x', '-o', 'id'], {reportSelf: true})
    await question
    const answer = mock.say({user_id: 10_001, text: 'hi'})
    expect(await ran).toMatchObject({...said, stdout: `${answer}\n`})
  })

  it('takes an answer of --from alone, in words that --match', async () => {
    const line = [`g:${GROUP}`, 'deploy?', '--from', '10002', '--match', '^(yes|no)$', '-o', 'id']
    const {ran, mock, question} = await ask(line)
    await question
    mock.say({group_id: GROUP, from: 10_001, text: 'yes'})
    mock.say({group_id: GROUP, from: 10_002, text: 'what?'})
    const answer = mock.say({group_id: GROUP, from: 10_002, text: 'no'})
    expect(await ran).toMatchObject({code: 0, stdout: `${answer}\n`})
  })

  it.each([
    ['a quote of the question, whatever it says', (id: number) => `[CQ:reply,id=${id}]later`],
    ['words behind a quote of something else', () => '[CQ:reply,id=5][CQ:at,qq=10000] yes'],
  ])('takes %s', async (_what, message) => {
    const {ran, mock, question} = await ask(['u:10001', 'ok?', '--match', '^yes$', '-o', 'id'])
    const id = await question
    mock.say({user_id: 10_001, message: '[CQ:reply,id=5]no'})
    const answer = mock.say({user_id: 10_001, message: message(id)})
    expect(await ran).toMatchObject({code: 0, stdout: `${answer}\n`})
  })

  it('loses no answer that comes before the server has said that the question is sent', async () => {
    const {ran, mock} = await ask(['u:10001', 'x', '-o', 'id'], {
      scenario: {faults: [{kind: 'delay', action: 'send_msg', ms: 1000}]},
      reportSelf: true,
    })
    const listener = await TestClient.connect(mock.url)
    await listener.frame(({post_type}) => post_type === 'message_sent')
    const early = mock.say({user_id: 10_001, text: 'early'})
    expect(await ran).toMatchObject({...said, stdout: `${early}\n`})
  })

  it('ends with 8 on silence; the question is asked', async () => {
    const {ran, mock} = await ask([`g:${GROUP}`, 'x', '--for', '1ms', '--json'])
    const {code, stdout, stderr} = await ran
    expect({code, stdout}).toEqual({code: 8, stdout: ''})
    expect(JSON.parse(stderr)).toMatchObject({
      error: {code: 'UNMET', message: 'no answer came in time (--for)', outcome: 'partial'},
    })
    expect(mock.calls.map(({action}) => action)).toEqual(['send_msg'])
  })

  it('ends with 4 when the token is refused, and asks nothing', async () => {
    const mock = await mockServer({token: 's3cret'})
    const {code, stderr} = await qq(['ask', 'u:10001', 'x', '--token', 'wrong'], {env: {QQ_URL: mock.url}})
    expect({code, stderr}).toMatchObject({code: 4, stderr: expect.stringContaining('refused the token') as string})
    expect(mock.calls).toEqual([])
  })

  it('fails as the send does', async () => {
    const {ran} = await ask(['g:999', 'x', '--for', '1h'])
    expect(await ran).toMatchObject({code: 1, stdout: ''})
  })

  it('prints what it would send', async () => {
    const {ran, mock} = await ask([`g:${GROUP}`, 'x', '--dry-run'])
    const {code, stdout} = await ran
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({action: 'send_msg', params: {group_id: '123456'}})
    expect(mock.calls).toEqual([])
  })

  it.each([
    [['u:10001', 'x', '--from', '10002'], 'only 10001 can answer in a private chat'],
    [['u:10001', 'x', '--match', '['], '--match: Invalid regular expression'],
    [['u:10001'], 'the message is empty'],
    [['u:10001', 'x', '--for', '5'], 'not a duration'],
  ])('%j is refused before anything is sent', async (line, message) => {
    const {ran, mock} = await ask(line)
    const {code, stderr} = await ran
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(mock.calls).toEqual([])
  })

  it('works with a NapCat that dials in', async () => {
    const port = await freePort()
    const dial = {url: `ws://127.0.0.1:${port}`, intervalMs: 5}
    const {ran, mock, question} = await ask(['u:10001', 'x', '-o', 'id', '--reverse', String(port)], {dial})
    await question
    const answer = mock.say({user_id: 10_001, text: 'hi'})
    expect(await ran).toMatchObject({code: 0, stdout: `${answer}\n`})
  })
})

describe('wait', () => {
  /** Emits until the run has ended, since nobody can say when it began to listen. */
  async function emitting(mock: Mock, ran: Promise<Ran>, event: Record<string, unknown>): Promise<Ran> {
    const timer = setInterval(() => mock.emit(event), 20)
    try {
      return await ran
    } finally {
      clearInterval(timer)
    }
  }

  const poke = {post_type: 'notice', notice_type: 'notify', sub_type: 'poke', group_id: 1, user_id: 2, target_id: 3}

  it('prints one event, as it came', async () => {
    const mock = await mockServer()
    const {code, stdout} = await emitting(mock, qq(['wait', '--event', 'notice.notify'], {env: mock.env}), poke)
    expect(code).toBe(0)
    expect(stdout.split('\n')).toHaveLength(2)
    expect(JSON.parse(stdout)).toMatchObject(poke)
  })

  it('ends with 8 when nothing comes that passes', async () => {
    const mock = await mockServer()
    const ran = qq(['wait', '--event', 'request', '--for', '300ms', '-q'], {env: mock.env})
    const {code, stdout, stderr} = await emitting(mock, ran, poke)
    expect({code, stdout}).toEqual({code: 8, stdout: ''})
    expect(stderr).toBe('error: no such event came in time (--for)\n')
  })

  it('ends with 8 when jq makes nothing of what comes', async () => {
    const mock = await mockServer()
    const ran = qq(['wait', '--for', '300ms', '--jq', 'select(.user_id == 9)'], {env: mock.env})
    expect(await emitting(mock, ran, poke)).toMatchObject({code: 8, stdout: ''})
  })

  it('branches in a shell', async () => {
    const mock = await mockServer()
    const script = 'if e=$(qq wait -q --filter "user_id == 2" --jq .sub_type); then echo "got $e"; else echo none; fi'
    expect((await emitting(mock, shell(script, {env: mock.env}), poke)).stdout).toBe('got poke\n')
  })

  it('works with a NapCat that dials in', async () => {
    const port = await freePort()
    const mock = await mockServer({dial: {url: `ws://127.0.0.1:${port}`, intervalMs: 5}})
    const ran = qq(['wait', '--reverse', String(port), '--jq', '.user_id'])
    expect((await emitting(mock, ran, poke)).stdout).toBe('2\n')
  })

  it('hands the event to a command, once, on stdin and in the environment', async () => {
    const mock = await mockServer()
    const comment = 'a "b" $(date) `id`\n;'
    const event = {post_type: 'request', request_type: 'group', sub_type: 'add', group_id: 1, user_id: 2, comment}
    const command = 'cat; printf "%s|" "$QQ_EVENT_COMMENT" "$QQ_EVENT_KIND"; qq account get -o id'
    const ran = shell(`qq wait --event request.group --then '${command}'`, {env: mock.env})
    const {code, stdout} = await emitting(mock, ran, {...event, flag: '77'})
    expect(code).toBe(0)
    const [line = '', ...rest] = stdout.split('\n')
    expect(JSON.parse(line)).toMatchObject(event)
    expect(rest.join('\n')).toBe(`${comment}|request.group.add|10000\n`)
  })

  it('ends with 9 when the command fails, and runs none on silence', async () => {
    const mock = await mockServer()
    const failed = await emitting(mock, qq(['wait', '-q', '--then', 'exit 3'], {env: mock.env}), poke)
    expect(failed).toMatchObject({code: 9, stdout: '', stderr: 'error: the command ended with exit code 3\n'})
    const silent = await qq(['wait', '--for', '1ms', '--then', 'echo ran'], {env: mock.env})
    expect(silent).toMatchObject({code: 8, stdout: ''})
  })

  it('refuses an empty command, without connecting', async () => {
    const {code, stderr} = await qq(['wait', '--then', ' '], {env: {QQ_URL: 'ws://127.0.0.1:1'}})
    expect({code, stderr}).toEqual({code: 2, stderr: 'error: --then: the command is empty\n'})
  })

  it('ends with 3 where nobody listens, and with 4 when the token is refused', async () => {
    const {url} = await mockServer({token: 's3cret'})
    for (const command of ['wait', 'listen']) {
      expect(await qq([command], {env: {QQ_URL: 'ws://127.0.0.1:1'}})).toMatchObject({code: 3, stdout: ''})
      expect(await qq([command], {env: {QQ_URL: url, QQ_TOKEN: 'wrong'}})).toMatchObject({code: 4, stdout: ''})
    }
  })

  it('runs a script for the one request that it waits for, and answers it', async () => {
    const mock = await mockServer()
    const script = temporaryFile('approve.sh', 'echo ran >&2; qq request group approve "$QQ_EVENT_FLAG" -o none\n')
    const ran = shell(`qq wait -q --event request.group --for 1m --then 'sh ${script}'`, {env: mock.env})
    const event = {post_type: 'request', request_type: 'group', sub_type: 'add', group_id: GROUP, user_id: 2}
    expect(await emitting(mock, ran, {...event, flag: '77'})).toMatchObject({code: 0, stderr: 'ran\n'})
    const approvals = mock.calls.filter(({action}) => action === 'set_group_add_request')
    expect(approvals.map(({params}) => params)).toEqual([{flag: '77', approve: true}])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with the code of %s', async signal => {
    const {env} = await mockServer()
    expect(await endedAt('listening as', ['wait'], {env}, signal)).toMatchObject({
      code: signal === 'SIGINT' ? 130 : 143,
    })
    expect(await endedAt('listening as', ['listen'], {env}, signal)).toMatchObject({
      code: signal === 'SIGINT' ? 130 : 143,
    })
  })
})
