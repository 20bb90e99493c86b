import {expect, it} from 'vitest'
import {Client} from '../../../src/lib/client/client.js'
import {type Reply} from '../../../src/lib/client/read-reply.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {restart, untilOnline} from '../../../src/lib/operations/online.js'
import {mockServer} from '../../support/server.js'
import {failureOf, optionsFor} from '../client/fixture.js'

const NEVER = new AbortController().signal

function status(online: boolean): Reply {
  return {action: 'get_status', data: {online, good: true, stat: {}}, raw: Buffer.alloc(0), stream: 'normal-action'}
}

/** Asks in vain first, and then gets these answers. */
function answers(...list: (Reply | QQError)[]): () => Promise<Reply> {
  const left = [...list]
  return async () => {
    const next = left.length > 1 ? left.shift() : left[0]
    if (next instanceof QQError || next === undefined) throw next ?? new Error('nothing left')
    return Promise.resolve(next)
  }
}

it('gives the answer of a bot that is online at the first look, without time to wait', async () => {
  expect(await untilOnline(answers(status(true)), NEVER, 0)).toEqual(status(true))
})

it('waits for a server that is not there and a bot that is offline', async () => {
  const away = new QQError('CONNECT', say('connection refused'))
  expect(await untilOnline(answers(away, status(false), status(true)), NEVER, 60_000)).toEqual(status(true))
})

it.each([
  ['a bot that stays offline', status(false), 'UNMET'],
  ['a server that does not come', new QQError('CONNECT', say('connection refused')), 'UNMET'],
  ['a token that is refused', new QQError('AUTH', say('refused')), 'AUTH'],
])('fails for %s', async (_what, answer, code) => {
  expect((await failureOf(untilOnline(answers(answer), NEVER, 0))).code).toBe(code)
})

it('takes a restart for done when the connection has ended, and closes its own', async () => {
  const {url} = await mockServer()
  const client = await Client.connect(optionsFor(url, {endpoint: 'event'}))
  expect(await restart(client, 60_000)).toMatchObject({action: 'set_restart', data: null})
  expect(client.closed).toBe(true)
})

it('does not wait for an answer that the end of the connection has overtaken', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'drop', action: 'set_restart'})
  const client = await Client.connect(optionsFor(mock.url, {endpoint: 'event'}))
  expect(await restart(client, 60_000)).toMatchObject({action: 'set_restart', data: null})
})

it('is not misled by a server that says ok and stays', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'soft', action: 'set_restart', data: null})
  const client = await Client.connect(optionsFor(mock.url, {endpoint: 'event'}))
  expect(await failureOf(restart(client, 20))).toMatchObject({code: 'UNMET', action: 'set_restart'})
  expect(client.closed).toBe(true)
})

it('fails as the restart does', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'fail', action: 'set_restart', message: '当前进程不支持重启'})
  const client = await Client.connect(optionsFor(mock.url, {endpoint: 'event'}))
  expect((await failureOf(restart(client, 60_000))).code).toBe('ACTION_FAILED')
})
