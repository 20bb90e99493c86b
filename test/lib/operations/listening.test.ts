import {describe, expect, it} from 'vitest'
import {Client} from '../../../src/lib/client/client.js'
import {type Mock} from '../../../src/lib/mock/mock.js'
import {Listening, type ListenOptions} from '../../../src/lib/operations/listening.js'
import {mocked} from '../mock/fixture.js'

const EVERYTHING = {kinds: [], groups: [], users: [], match: undefined}
const LONG_MS = 60_000
const SHORT_MS = 20

function poke(user: number): Record<string, unknown> {
  return {post_type: 'notice', notice_type: 'notify', sub_type: 'poke', user_id: user}
}

interface Started {
  readonly mock: Mock
  readonly client: Client
  readonly listening: Listening
}

/** Listens to a mock that tells of these pokes as soon as somebody is listening. */
async function listeningTo(pokes: readonly number[], options: Partial<ListenOptions>): Promise<Started> {
  const mock = await mocked()
  const client = await Client.connect({url: mock.url, endpoint: 'event', connectTimeoutMs: LONG_MS})
  const listening = new Listening({
    filter: EVERYTHING,
    count: undefined,
    forMs: undefined,
    onReady: () => {
      for (const user of pokes) mock.emit(poke(user))
    },
    ...options,
  })
  return {mock, client, listening}
}

function already(client: Client): () => Promise<Client> {
  return async () => Promise.resolve(client)
}

async function usersOf({listening, client}: Started): Promise<unknown[]> {
  const users: unknown[] = []
  for await (const event of listening.events(already(client))) users.push(event['user_id'])
  return users
}

describe('listening', () => {
  it('ends after so many events, and closes the connection', async () => {
    const started = await listeningTo([1, 2, 3], {count: 2})
    expect(await usersOf(started)).toEqual([1, 2])
    expect(started.listening.fellShort).toBeUndefined()
    expect(started.client.closed).toBe(true)
  })

  it('counts only events that pass the filter', async () => {
    const started = await listeningTo([1, 2, 1, 3], {count: 2, filter: {...EVERYTHING, users: ['1', '3']}})
    expect(await usersOf(started)).toEqual([1, 1])
  })

  it('ends after a time, which is no failure, and closes the connection', async () => {
    const started = await listeningTo([], {forMs: SHORT_MS})
    expect(await usersOf(started)).toEqual([])
    expect(started.listening.fellShort).toBeUndefined()
    expect(started.client.closed).toBe(true)
  })

  it('ends at once when the time is 0', async () => {
    expect(await usersOf(await listeningTo([], {forMs: 0}))).toEqual([])
  })

  it('ends with the count when it comes before the time', async () => {
    const started = await listeningTo([1], {count: 1, forMs: LONG_MS})
    expect(await usersOf(started)).toEqual([1])
    expect(started.listening.fellShort).toBeUndefined()
  })

  it('falls short when the time comes before the count', async () => {
    const started = await listeningTo([], {count: 2, forMs: SHORT_MS})
    expect(await usersOf(started)).toEqual([])
    expect(started.listening.fellShort).toBe('0 of 2 events came within 0.02 s')
  })

  it('has not fallen short when somebody had enough of it before the time', async () => {
    const {listening, client} = await listeningTo([1], {count: 3, forMs: LONG_MS})
    for await (const event of listening.events(already(client))) {
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
    const {listening, client} = await listeningTo([1, 2], {})
    for await (const event of listening.events(already(client))) {
      expect(event['user_id']).toBe(1)
      break
    }
    expect(client.closed).toBe(true)
  })

  it('tells when the server is ready, with the number of the bot', async () => {
    const ready: string[] = []
    const started = await listeningTo([], {
      onReady: selfId => ready.push(selfId),
      count: 1,
      filter: {...EVERYTHING, kinds: ['meta_event']},
    })
    expect(await usersOf(started)).toEqual([undefined])
    expect(ready).toEqual([String(started.mock.world.self.user_id)])
  })

  it('gives the frames as they came', async () => {
    const {listening, client} = await listeningTo([1, 2], {count: 2})
    const frames: string[] = []
    for await (const raw of listening.frames(already(client))) frames.push(raw.toString())
    expect(frames.map(frame => JSON.parse(frame) as unknown)).toMatchObject([poke(1), poke(2)])
  })

  it('fails when the connection is lost', async () => {
    const {mock, listening, client} = await listeningTo([1], {count: 5})
    const run = async (): Promise<void> => {
      for await (const event of listening.events(already(client))) {
        expect(event['user_id']).toBe(1)
        mock.dropConnections()
      }
    }
    await expect(run()).rejects.toMatchObject({code: 'CONNECT'})
  })
})
