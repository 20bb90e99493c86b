import {expect, it} from 'vitest'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

it('mock emit sends an event of a kind to those who listen, and shows it', async () => {
  const {env} = await mockServer()
  const listening = qq(['listen', '--event', 'notice', '--count', '1', '-o', 'jsonl'], {env})
  const shown: string[] = []
  const heard = listening.then(({stdout}) => shown.push(stdout))
  let sent = ''
  while (shown.length === 0) {
    const emit = ['mock', 'emit', 'notice.group_increase', 'group_id=123456', 'user_id=40009', '-o', 'jsonl']
    const {stdout, code} = await qq(emit, {env})
    expect(code).toBe(0)
    sent = stdout
  }
  await heard
  const event = {notice_type: 'group_increase', sub_type: 'approve', group_id: 123_456, user_id: 40_009}
  expect(JSON.parse(shown[0] ?? '')).toMatchObject(event)
  expect(JSON.parse(sent)).toMatchObject(event)
})

it('mock emit prints the id of a message, which can be fetched', async () => {
  const {env} = await mockServer()
  const {stdout} = await qq(['mock', 'emit', 'message.group', 'from=10001', 'text=几点? 🐧', '-o', 'id'], {env})
  const fetched = await qq(['msg', 'get', stdout.trim(), '--jq', '.[0].raw_message'], {env})
  expect(fetched.stdout).toBe('几点? 🐧\n')
})

it('mock emit refuses a kind that there is not before it connects', async () => {
  const {code, stderr} = await qq(['mock', 'emit', 'notice.group_inc'], {env: {QQ_URL: 'ws://127.0.0.1:1'}})
  expect({code, stderr}).toEqual({
    code: 2,
    stderr: 'error: there is no event "notice.group_inc"\nhint: did you mean notice.group_increase?\n',
  })
})
