import {beforeEach, describe, expect, it} from 'vitest'
import {lookUp} from '../../../src/lib/client/request.js'
import {noFrame, type Reply} from '../../../src/lib/client/read-reply.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {type Connection} from '../../../src/lib/client/caller.js'
import {Link} from '../../../src/lib/transfer/link.js'
import {callerOf} from '../../support/caller.js'
import {fastClock} from '../../support/clock.js'

const REPLY = noFrame('get_login_info')

let pauses: number[]

beforeEach(() => {
  pauses = fastClock()
})

/** A link to a server that can be reached when the test says so. */
async function linked() {
  const server = {isThere: true, refusal: new QQError('CONNECT', say('connection refused'))}
  const connect = async (): Promise<Connection> =>
    server.isThere ? Promise.resolve({...callerOf({}), close: () => undefined}) : Promise.reject(server.refusal)
  return {link: await Link.open(connect), server}
}

it('tries to connect again for some 15 s, and once more when it is asked again', async () => {
  const {link, server} = await linked()
  server.isThere = false
  await expect(link.renew()).rejects.toBe(server.refusal)
  expect(pauses).toEqual([100, 500, 1000, 2000, 4000, 8000])
  await expect(link.renew()).rejects.toBe(server.refusal)
  expect(pauses.splice(0)).toHaveLength(7)
  server.isThere = true
  await link.renew()
  expect(pauses.splice(0)).toEqual([0])
  await link.renew()
  expect(pauses).toEqual([100])
})

it.each([
  [1, 500],
  [5, 8000],
  [9, 8000],
])('pauses longer after %i connections that came to nothing: %i ms', async (vain, ms) => {
  const {link} = await linked()
  await link.renew(vain)
  expect(pauses).toEqual([ms])
})

it('does not try again what will not pass', async () => {
  const {link, server} = await linked()
  server.isThere = false
  server.refusal = new QQError('AUTH', say('no'))
  await expect(link.renew()).rejects.toBe(server.refusal)
  expect(pauses).toEqual([100])
})

describe('a read', () => {
  /** A link whose first connection fails so, and whether it is closed then; the ones after it answer. */
  async function failing(failure: QQError, closed: boolean): Promise<{link: Link; connections: () => number}> {
    let connections = 0
    const connect = async (): Promise<Connection> => {
      const isFirst = ++connections === 1
      const call = async (): Promise<Reply> => (isFirst ? Promise.reject(failure) : Promise.resolve(REPLY))
      return Promise.resolve({...callerOf({call, closed: isFirst && closed}), close: () => undefined})
    }
    return {link: await Link.open(connect), connections: () => connections}
  }

  it('is made again over another connection where the first is lost', async () => {
    const {link, connections} = await failing(new QQError('TIMEOUT', say('lost')), true)
    expect(await link.call(lookUp('get_login_info', {}))).toBe(REPLY)
    expect(connections()).toBe(2)
  })

  it.each([
    ['the server says no', new QQError('ACTION_FAILED', say('no')), true],
    ['no answer comes over a good connection', new QQError('TIMEOUT', say('late')), false],
  ])('fails where %s', async (_what, failure, closed) => {
    const {link, connections} = await failing(failure, closed)
    await expect(link.call(lookUp('get_login_info', {}))).rejects.toBe(failure)
    expect(connections()).toBe(1)
  })
})
