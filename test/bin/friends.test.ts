import {expect, it} from 'vitest'
import {mockServer} from '../support/server.js'
import {qq} from '../support/run.js'

it.each([
  [['delete', '10001', '--yes'], {user_id: '10001', temp_block: false, temp_both_del: false}],
  [['delete', '10001', '--yes', '--block', '--both'], {user_id: '10001', temp_block: true, temp_both_del: true}],
  [['set-remark', '10001', '明 哥'], {user_id: '10001', remark: '明 哥'}],
  [['set-remark', '10001', '--clear'], {user_id: '10001', remark: ''}],
  [['set-typing', '10001'], {user_id: '10001', event_type: 1}],
  [['set-typing', 'user:10001', 'typing'], {user_id: '10001', event_type: 1}],
  [['set-typing', '10001', '0'], {user_id: '10001', event_type: 0}],
])('sends for friend %j what it means', async (words, params) => {
  const mock = await mockServer()
  expect((await qq(['friend', ...words], {env: mock.env})).code).toBe(0)
  expect(mock.calls.map(call => call.params)).toEqual([params])
})

it.each([
  [['delete', '10001']],
  [['delete', '1000l', '--yes']],
  [['delete', '--yes']],
  [['set-remark', '10001']],
  [['set-remark', '10001', '']],
  [['set-remark', '10001', 'x', '--clear']],
  [['set-typing', '10001', 'talking']],
  [['set-typing', '10001', '-1']],
  [['set-typing', 'group:10001']],
])('refuses friend %j before anything is sent', async words => {
  const mock = await mockServer()
  expect((await qq(['friend', ...words], {env: mock.env})).code).toBe(2)
  expect(mock.calls).toEqual([])
})

it('takes for a failure what NapCat says ok to: a friend who is none cannot be deleted', async () => {
  const mock = await mockServer()
  const alone = await qq(['friend', 'delete', '99', '--yes'], {env: mock.env})
  expect(alone).toMatchObject({code: 1, stdout: ''})
  expect(alone.stderr).toContain('不是好友')
  const {code, stdout} = await qq(['friend', 'delete', '99', '10001', '--yes', '-o', 'table'], {env: mock.env})
  expect(code).toBe(6)
  expect(stdout).toMatch(/^99 +false .*不是好友$/m)
  expect(stdout).toMatch(/^10001 +true/m)
  expect(mock.world.friends.has(10_001)).toBe(false)
})

it('shows a new remark, and its absence, in the list', async () => {
  const {env} = await mockServer()
  const remark = async (): Promise<string> =>
    (await qq(['friend', 'list', '--fresh', '--filter', 'user_id == 10001', '--jq', '.[].remark'], {env})).stdout
  await qq(['friend', 'set-remark', '10001', '老明'], {env})
  expect(await remark()).toBe('老明\n')
  await qq(['friend', 'set-remark', '10001', '--clear'], {env})
  expect(await remark()).toBe('\n')
  expect((await qq(['friend', 'set-remark', '20003', 'x'], {env})).code).toBe(1)
})

it('lists categories by their counts, with the friends in JSON alone', async () => {
  const {env} = await mockServer()
  const table = await qq(['friend', 'list-categories', '-o', 'table'], {env})
  expect(table.stdout).toMatch(/^categoryId +categoryName +categoryMbCount +onlineCount$/m)
  expect(table.stdout).toMatch(/^1 +家人 +2 +1$/m)
  const json = await qq(['friend', 'list-categories', '--jq', '.[1].buddyList[].user_id'], {env})
  expect(json.stdout).toBe('10002\n10006\n')
})

it('lists who has the bot as a friend by their numbers', async () => {
  const {env} = await mockServer()
  expect((await qq(['friend', 'list-unidirectional', '-o', 'id'], {env})).stdout).toBe('40003\n')
})
