import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/caller.js'
import {type Params} from '../../../src/lib/client/request.js'
import {callerOf} from '../../support/caller.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {History, type HistoryRange} from '../../../src/lib/operations/history.js'

interface Message {
  readonly message_id: number
  readonly time: number
}

interface ServerOptions {
  /** It never gives more than so many at a time. */
  readonly most?: number
  /** Failures by the number of the call, from 1. */
  readonly failures?: Readonly<Record<number, QQError>>
  /** Whether a page with nothing but the anchor is a failure. */
  readonly endFails?: boolean
}

const NOT_THERE = new QQError('ACTION_FAILED', say('get_group_msg_history failed: 消息5不存在 (1200)'), {
  retcode: 1200,
  serverText: '消息5不存在',
})

/** NapCat's paging: the anchor is part of the page, which is oldest first; without one the newest come. */
function server(messages: readonly Message[], {most = Infinity, failures = {}, endFails = false}: ServerOptions = {}) {
  const asked: Params[] = []
  const page = ({message_seq, count, reverse_order}: Params): readonly Message[] => {
    const size = Math.min(Number(count), most)
    if (message_seq === undefined) return messages.slice(Math.max(0, messages.length - size))
    const at = messages.findIndex(
      ({message_id}) => String(message_id) === message_seq || longId(message_id) === message_seq,
    )
    if (at < 0) return []
    return reverse_order === true ? messages.slice(Math.max(0, at + 1 - size), at + 1) : messages.slice(at, at + size)
  }
  const caller = callerOf({
    call: async ({action, params}) => {
      asked.push(params)
      const failure = failures[asked.length]
      if (failure) throw failure
      const found = page(params)
      if (found.length === 0 || (endFails && asked.length > 1 && found.length === 1)) throw NOT_THERE
      const raw = Buffer.from(String(asked.length))
      return Promise.resolve({action, data: {messages: found}, raw, stream: 'normal-action'})
    },
  })
  return {caller, asked}
}

function longId(shortId: number): string {
  return `7412345678901${String(shortId).padStart(6, '0')}`
}

/** So many messages, one a second from 1,000,001 on, with ids that tell nothing of their order. */
function messages(count: number): Message[] {
  return Array.from({length: count}, (_, index) => ({
    message_id: ((index + 1) * 7919) % 100_003,
    time: 1_000_001 + index,
  }))
}

async function read(
  caller: Caller,
  range: HistoryRange,
  pageSize?: number,
): Promise<{times: number[]; history: History}> {
  const history = new History('get_group_msg_history', {group_id: '1'}, range, pageSize)
  const rows = await history.read(caller, () => undefined)
  return {times: rows.map(row => Number(row['time']) - 1_000_000), history}
}

const upTo = (from: number, to: number): number[] =>
  Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i)

describe('a history', () => {
  it('gives every message once, oldest first, whatever the pages, the anchor and the bounds', async () => {
    const range = fc.record({
      length: fc.integer({min: 1, max: 60}),
      anchorAt: fc.option(fc.nat(59), {nil: undefined}),
      side: fc.constantFrom('before' as const, 'after' as const),
      long: fc.boolean(),
      count: fc.option(fc.integer({min: 1, max: 70}), {nil: undefined}),
      since: fc.option(fc.integer({min: 0, max: 65}), {nil: undefined}),
      until: fc.option(fc.integer({min: 0, max: 65}), {nil: undefined}),
      pageSize: fc.integer({min: 1, max: 70}),
      most: fc.integer({min: 2, max: 70}),
      endFails: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(range, async ({length, anchorAt, side, long, count, since, until, pageSize, most, endFails}) => {
        const all = messages(length)
        const anchored = anchorAt === undefined ? undefined : all[anchorAt % length]
        const id = anchored && (long ? longId(anchored.message_id) : String(anchored.message_id))
        const {times, history} = await read(
          server(all, {most, endFails}).caller,
          {
            anchor: id === undefined ? undefined : {id, side},
            count,
            sinceMs: since === undefined ? undefined : (1_000_000 + since) * 1000,
            untilMs: until === undefined ? undefined : (1_000_000 + until) * 1000,
          },
          pageSize,
        )
        const back = id === undefined || side === 'before'
        const at = anchored === undefined ? undefined : anchored.time - 1_000_000
        const candidates = upTo(1, length)
          .filter(time => at === undefined || (back ? time < at : time > at))
          .filter(time => time >= (since ?? -Infinity) && time < (until ?? Infinity))
        const expected = count === undefined ? candidates : back ? candidates.slice(-count) : candidates.slice(0, count)
        expect(times).toEqual(expected)
        expect(history.failure).toBeUndefined()
      }),
      {numRuns: 500},
    )
  })

  it('asks once for what one page holds, and for the anchor on top of what is wanted', async () => {
    const all = messages(50)
    const newest = server(all)
    await read(newest.caller, {count: 20})
    expect(newest.asked).toEqual([{group_id: '1', count: 20, reverse_order: true}])
    const before = server(all)
    const id = String(all[40]?.message_id)
    await read(before.caller, {count: 20, anchor: {id, side: 'before'}})
    expect(before.asked).toEqual([{group_id: '1', count: 21, reverse_order: true, message_seq: id}])
    const after = server(all)
    await read(after.caller, {count: 5, anchor: {id, side: 'after'}})
    expect(after.asked).toEqual([{group_id: '1', count: 6, reverse_order: false, message_seq: id}])
  })

  it('reads no further back than the time that was asked for', async () => {
    const {caller, asked} = server(messages(500))
    const {times} = await read(caller, {sinceMs: 1_000_451_000}, 100)
    expect(times).toEqual(upTo(451, 500))
    expect(asked).toHaveLength(1)
  })

  it('is empty where nothing was said', async () => {
    expect((await read(server([]).caller, {})).times).toEqual([])
  })

  it('keeps the frames of its pages', async () => {
    const {history} = await read(server(messages(25)).caller, {}, 10)
    expect(history.raw.map(String)).toEqual(['1', '2', '3', '4'])
  })

  it('does not go on for ever where a server ignores the anchor', async () => {
    const all = messages(10)
    const {caller, asked} = server(all)
    const stubborn: Caller = {
      ...caller,
      call: async ({action, params}) => caller.call({action, params: {...params, message_seq: undefined}}),
    }
    expect((await read(stubborn, {}, 4)).times).toEqual(upTo(6, 10))
    expect(asked).toHaveLength(3)
  })
})

describe('a history that fails', () => {
  const anchor = {id: '5', side: 'before'} as const

  it('says what to do about an id that NapCat does not know', async () => {
    const failure = read(server(messages(3)).caller, {anchor})
    await expect(failure).rejects.toMatchObject({
      code: 'ACTION_FAILED',
      retcode: 1200,
      hintText: expect.stringContaining('without an id') as string,
    })
  })

  it.each([
    new QQError('ACTION_FAILED', say('群1不存在')),
    new QQError('TIMEOUT', say('no answer')),
    new Error('no error of ours'),
  ])('at its first page fails as it is: %s', async failure => {
    const {caller} = server(messages(3), {failures: {1: failure as QQError}})
    await expect(read(caller, {})).rejects.toBe(failure)
  })

  it.each([new QQError('ACTION_FAILED', say('Timeout: NTEvent')), new QQError('TIMEOUT', say('no answer'))])(
    'later keeps what it has, and the failure: %s',
    async failure => {
      const {caller} = server(messages(30), {failures: {3: failure}})
      const {times, history} = await read(caller, {}, 10)
      expect(times).toEqual(upTo(11, 30))
      expect(history.failure).toBe(failure)
    },
  )

  it.each([new QQError('AUTH', say('refused')), new Error('interrupted')])('later ends it all: %s', async failure => {
    const {caller} = server(messages(30), {failures: {2: failure as QQError}})
    await expect(read(caller, {}, 10)).rejects.toBe(failure)
  })
})
