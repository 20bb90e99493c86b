import {expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/client.js'
import {noFrame, type Reply} from '../../../src/lib/client/reply.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {Retries} from '../../../src/lib/retry/retries.js'
import {RetryingCaller} from '../../../src/lib/retry/retrying-caller.js'
import {callerOf} from '../../support/caller.js'

const LOST = new QQError('CONNECT', 'the connection was lost')
const SILENT = new QQError('TIMEOUT', 'no answer')

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
        read: next,
        callUnchecked: next,
        callFramed: async action => next(action).then(() => undefined),
        async *stream(action) {
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
  await expect(caller.read('get_status', {})).resolves.toMatchObject({action: 'get_status'})
  expect(opened()).toBe(3)
})

it('makes a call again over a new connection', async () => {
  const {open, opened} = server(['lost'], undefined, [])
  const caller = await open()
  await expect(caller.call('get_status', {})).resolves.toMatchObject({action: 'get_status'})
  expect(opened()).toBe(3)
  expect(caller.closed).toBe(false)
})

it('shares the new connection among the calls that lost the old one', async () => {
  const {open, opened} = server(['lost', 'lost', 'lost'], [])
  const caller = await open()
  const calls = [1, 2, 3].map(async () => caller.callUnchecked('get_status', {}))
  expect(await Promise.all(calls)).toHaveLength(3)
  expect(opened()).toBe(2)
})

it('goes on with the next call after one that may not be repeated', async () => {
  const lost = new QQError('TIMEOUT', 'lost', {outcome: 'unknown'})
  const {open, opened} = server([fails(lost)], [])
  const caller = await open()
  await expect(caller.callUnchecked('send_msg', {})).rejects.toBe(lost)
  expect(caller.closed).toBe(false)
  await caller.callUnchecked('send_msg', {})
  expect(opened()).toBe(2)
})

it('keeps the connection over which the server itself said that it does not know what came of a send', async () => {
  const given = new QQError('TIMEOUT', 'not confirmed', {outcome: 'unknown', retcode: 1200})
  const {open, opened} = server([fails(given), fine], [])
  const caller = await open()
  await expect(caller.callUnchecked('send_msg', {})).rejects.toBe(given)
  await caller.callUnchecked('send_msg', {})
  expect(opened()).toBe(1)
})

it('leaves it to the maker of many framed calls to make them again', async () => {
  const {open, opened} = server(['lost'], [])
  const caller = await open()
  const calls = {from: 0, total: 1, window: 1, frame: () => Buffer.from(''), answered: () => undefined}
  await expect(caller.callFramed('upload_file_stream', calls)).rejects.toBe(LOST)
  await caller.callFramed('upload_file_stream', calls)
  expect(opened()).toBe(2)
})

it('is closed when no connection can be had any more', async () => {
  const {open, opened} = server(['lost'])
  const caller = await open()
  await expect(caller.callUnchecked('get_status', {})).rejects.toMatchObject({code: 'CONNECT'})
  expect(caller.closed).toBe(true)
  expect(opened()).toBe(3)
})

it('asks on a new connection when the old one is silent, unless others still use it', async () => {
  const alone = server([fails(SILENT)], [])
  await (await alone.open()).callUnchecked('get_status', {})
  expect(alone.opened()).toBe(2)

  let answer: ((reply: Reply) => void) | undefined
  const slow: Fate = async () => new Promise(resolve => (answer = resolve))
  const shared = server([slow, fails(SILENT), fine], [])
  const caller = await shared.open()
  const first = caller.callUnchecked('get_status', {})
  await caller.callUnchecked('get_status', {})
  answer?.(noFrame('get_status'))
  await first
  expect(shared.opened()).toBe(1)
})

it('begins a stream again only while nothing of it was given', async () => {
  const first = server(['lost'], [])
  const packets: Reply[] = []
  for await (const packet of (await first.open()).stream('download_file_stream', {})) packets.push(packet)
  expect(packets).toHaveLength(2)

  const second = server([fine, 'lost'], [])
  const some: Reply[] = []
  const read = async (): Promise<void> => {
    for await (const packet of (await second.open()).stream('download_file_stream', {})) some.push(packet)
  }
  await expect(read()).rejects.toBe(LOST)
  expect(some).toHaveLength(1)
})

it('opens nothing after it was closed', async () => {
  const {open, opened} = server(['lost'], [])
  const caller = await open()
  caller.close()
  await caller.callUnchecked('get_status', {}).catch(() => undefined)
  expect(opened()).toBe(1)
})
