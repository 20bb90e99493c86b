import {expect, it} from 'vitest'
import {lookUp, request} from '../../../src/lib/client/request.js'
import {type Caller} from '../../../src/lib/client/caller.js'
import {noFrame, type Reply} from '../../../src/lib/client/read-reply.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {Retries} from '../../../src/lib/retry/retries.js'
import {RetryingCaller} from '../../../src/lib/retry/retrying-caller.js'
import {callerOf} from '../../support/caller.js'

const LOST = new QQError('CONNECT', say('the connection was lost'))
const SILENT = new QQError('TIMEOUT', say('no answer'))

type Fate = (action: string) => Promise<Reply>

const fine: Fate = async action => Promise.resolve(noFrame(action))
const fails =
  (error: QQError): Fate =>
  async () =>
    Promise.reject(error)

/** A server whose connections meet these fates, call by call; `undefined` = it cannot be reached. */
function server(...connections: readonly (readonly (Fate | 'lost')[] | undefined)[]) {
  let opened = 0
  const connect = async (): Promise<Caller & {close(): void}> => {
    const fates = connections[opened++]
    if (!fates) return Promise.reject(LOST)
    const left = [...fates]
    let closed = false
    const next: Fate = async action => {
      const fate = left.shift() ?? fine
      if (fate !== 'lost') return fate(action)
      closed = true
      return Promise.reject(LOST)
    }
    return Promise.resolve({
      ...callerOf({
        call: async ({action}) => next(action),
        async *stream({action}) {
          for (const _ of [1, 2]) yield await next(action)
        },
      }),
      get closed() {
        return closed
      },
      close: () => void (closed = true),
    })
  }
  const policy = {times: 2, wait: () => 0, on: new Set(['connect', 'timeout'] as const), unsafe: false}
  const tells = {signal: new AbortController().signal, tell: () => undefined}
  const open = async (): Promise<RetryingCaller> => RetryingCaller.open(connect, new Retries(policy, tells))
  return {open, opened: () => opened}
}

it('connects until it can', async () => {
  const {open, opened} = server(undefined, undefined, [])
  const caller = await open()
  await expect(caller.call(lookUp('get_status', {}))).resolves.toMatchObject({action: 'get_status'})
  expect(opened()).toBe(3)
})

it('makes a call again over a new connection', async () => {
  const {open, opened} = server(['lost'], undefined, [])
  const caller = await open()
  await expect(caller.call(request('get_status', {}))).resolves.toMatchObject({action: 'get_status'})
  expect(opened()).toBe(3)
  expect(caller.closed).toBe(false)
})

it('shares the new connection among the calls that lost the old one', async () => {
  const {open, opened} = server(['lost', 'lost', 'lost'], [])
  const caller = await open()
  const calls = [1, 2, 3].map(async () => caller.call({action: 'get_status', params: {}}))
  expect(await Promise.all(calls)).toHaveLength(3)
  expect(opened()).toBe(2)
})

it('goes on with the next call after one that may not be repeated', async () => {
  const lost = new QQError('TIMEOUT', say('lost'), {outcome: 'unknown'})
  const {open, opened} = server([fails(lost)], [])
  const caller = await open()
  await expect(caller.call({action: 'send_msg', params: {}})).rejects.toBe(lost)
  expect(caller.closed).toBe(false)
  await caller.call({action: 'send_msg', params: {}})
  expect(opened()).toBe(2)
})

it('keeps the connection over which the server itself said that it does not know what came of a send', async () => {
  const given = new QQError('TIMEOUT', say('not confirmed'), {outcome: 'unknown', retcode: 1200})
  const {open, opened} = server([fails(given), fine], [])
  const caller = await open()
  await expect(caller.call({action: 'send_msg', params: {}})).rejects.toBe(given)
  await caller.call({action: 'send_msg', params: {}})
  expect(opened()).toBe(1)
})

it('leaves it to the maker of many calls that belong together to make one of them again', async () => {
  const {open, opened} = server(['lost'], [])
  const caller = await open()
  const part = {action: 'upload_file_stream', params: {}, isPart: true}
  await expect(caller.call(part)).rejects.toBe(LOST)
  await caller.call(part)
  expect(opened()).toBe(2)
})

it('is closed when no connection can be had any more', async () => {
  const {open, opened} = server(['lost'])
  const caller = await open()
  await expect(caller.call({action: 'get_status', params: {}})).rejects.toMatchObject({code: 'CONNECT'})
  expect(caller.closed).toBe(true)
  expect(opened()).toBe(3)
})

it('asks on a new connection when the old one is silent, unless others still use it', async () => {
  const alone = server([fails(SILENT)], [])
  await (await alone.open()).call({action: 'get_status', params: {}})
  expect(alone.opened()).toBe(2)

  let answer: ((reply: Reply) => void) | undefined
  const slow: Fate = async () => new Promise(resolve => (answer = resolve))
  const shared = server([slow, fails(SILENT), fine], [])
  const caller = await shared.open()
  const first = caller.call({action: 'get_status', params: {}})
  await caller.call({action: 'get_status', params: {}})
  answer?.(noFrame('get_status'))
  await first
  expect(shared.opened()).toBe(1)
})

it('begins a stream again only while nothing of it was given', async () => {
  const first = server(['lost'], [])
  const packets: Reply[] = []
  for await (const packet of (await first.open()).stream({action: 'download_file_stream', params: {}}))
    packets.push(packet)
  expect(packets).toHaveLength(2)

  const second = server([fine, 'lost'], [])
  const some: Reply[] = []
  const read = async (): Promise<void> => {
    for await (const packet of (await second.open()).stream({action: 'download_file_stream', params: {}}))
      some.push(packet)
  }
  await expect(read()).rejects.toBe(LOST)
  expect(some).toHaveLength(1)
})

it('opens nothing after it was closed', async () => {
  const {open, opened} = server(['lost'], [])
  const caller = await open()
  await caller.close()
  await caller.call({action: 'get_status', params: {}}).catch(() => undefined)
  expect(opened()).toBe(1)
})
