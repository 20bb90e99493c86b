import {describe, expect, it} from 'vitest'
import {Client} from '../../../../src/lib/client/client.js'
import {type Mock} from '../../../../src/lib/mock/mock.js'
import {Listening} from '../../../../src/lib/operations/events/listening.js'
import {EventTail, type TailOptions} from '../../../../src/lib/operations/events/tail.js'
import {mocked} from '../../mock/fixture.js'
import {wordsOf} from '../../../support/words.js'

const EVERYTHING = {kinds: [], groups: [], users: [], match: undefined}
const LONG_MS = 60_000
const SHORT_MS = 20

function poke(user: number): Record<string, unknown> {
  return {post_type: 'notice', notice_type: 'notify', sub_type: 'poke', user_id: user}
}

interface Started {
  readonly mock: Mock
  /** The connections so far. */
  readonly clients: readonly Client[]
  readonly listening: Listening
}

/** Listens to a mock that tells of these pokes as soon as somebody is listening. */
async function listeningTo(
  pokes: readonly number[],
  options: Partial<TailOptions> & {readonly count?: number} = {},
): Promise<Started> {
  const mock = await mocked()
  const clients: Client[] = []
  const connect = async (signal: AbortSignal): Promise<Client> => {
    const client = await Client.connect({url: mock.url, endpoint: 'event', connectTimeoutMs: LONG_MS, signal})
    clients.push(client)
    return client
  }
  const tail = new EventTail(connect, {
    filter: EVERYTHING,
    reconnect: false,
    onReady: () => {
      for (const user of pokes) mock.emit(poke(user))
    },
    ...options,
  })
  return {mock, clients, listening: new Listening(tail, {count: options.count})}
}

async function usersOf({listening}: Started): Promise<unknown[]> {
  const users: unknown[] = []
  for await (const event of listening.events()) {
    users.push(event['user_id'])
    if (listening.shown()) break
  }
  return users
}

async function framesOf({listening}: Started, asLines = true, limit?: number): Promise<unknown[]> {
  const frames: unknown[] = []
  for await (const chunk of listening.frames(asLines, limit)) {
    frames.push(
      ...chunk
        .toString()
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as unknown),
    )
  }
  return frames
}

describe('listening', () => {
  it('ends after so many events that were shown, and closes the connection', async () => {
    const started = await listeningTo([1, 2, 3], {count: 2})
    expect(await usersOf(started)).toEqual([1, 2])
    expect(started.listening.fellShort).toBeUndefined()
    expect(started.clients.map(client => client.closed)).toEqual([true])
  })

  it('counts only events that pass the filter', async () => {
    const started = await listeningTo([1, 2, 1, 3], {count: 2, filter: {...EVERYTHING, users: ['1', '3']}})
    expect(await usersOf(started)).toEqual([1, 1])
  })

  it('ends after a time, which is no failure, and closes the connection', async () => {
    const started = await listeningTo([], {forMs: SHORT_MS})
    expect(await usersOf(started)).toEqual([])
    expect(started.listening.fellShort).toBeUndefined()
    expect(started.clients.every(client => client.closed)).toBe(true)
  })

  it('ends when nothing comes for a time', async () => {
    expect(await usersOf(await listeningTo([1], {idleMs: 100}))).toEqual([1])
  })

  it('ends at once when the time is 0', async () => {
    expect(await usersOf(await listeningTo([], {forMs: 0}))).toEqual([])
  })

  it('ends with the count when it comes before the time', async () => {
    const started = await listeningTo([1], {count: 1, forMs: LONG_MS, idleMs: LONG_MS})
    expect(await usersOf(started)).toEqual([1])
    expect(started.listening.fellShort).toBeUndefined()
  })

  it.each([
    [{forMs: SHORT_MS}, '0 of 2 events came in time (--for)'],
    [{idleMs: SHORT_MS}, '0 of 2 events came before the time without events was over (--idle)'],
  ])('falls short when a time comes before the count: %j', async (bounds, sentence) => {
    const started = await listeningTo([], {count: 2, ...bounds})
    expect(await usersOf(started)).toEqual([])
    expect(started.listening.fellShort && wordsOf(started.listening.fellShort)).toBe(sentence)
  })

  it('has not fallen short when somebody had enough of it before the time', async () => {
    const {listening} = await listeningTo([1], {count: 3, forMs: LONG_MS})
    for await (const event of listening.events()) {
      expect(event).toMatchObject(poke(1))
      break
    }
    expect(listening.fellShort).toBeUndefined()
  })

  it.each([30, 60])('takes %d days, longer than a timer of Node can be, for a long time', async days => {
    const started = await listeningTo([1], {count: 1, forMs: days * 86_400_000})
    expect(await usersOf(started)).toEqual([1])
  })

  it('closes the connection when nobody wants more', async () => {
    const {listening, clients} = await listeningTo([1, 2])
    for await (const event of listening.events()) {
      expect(event['user_id']).toBe(1)
      break
    }
    expect(clients.map(client => client.closed)).toEqual([true])
  })

  it.each([true, false])('gives the frames as they came, and no more than are wanted', async asLines => {
    const started = await listeningTo([1, 2, 3], {count: 2})
    expect(await framesOf(started, asLines)).toMatchObject([poke(1), poke(2)])
    expect(started.listening.fellShort).toBeUndefined()
  })

  it('shows no more frames than its limit, which is no reason to have fallen short', async () => {
    const started = await listeningTo([1, 2, 3], {count: 3})
    expect(await framesOf(started, true, 2)).toMatchObject([poke(1), poke(2)])
    expect(started.listening.fellShort).toBeUndefined()
    expect(started.clients.map(client => client.closed)).toEqual([true])
  })

  it('connects for nothing when its limit is 0', async () => {
    const started = await listeningTo([1])
    expect(await framesOf(started, true, 0)).toEqual([])
    expect(started.clients).toEqual([])
  })
})
