import {expect, it} from 'vitest'
import {say, type Saying} from '../../../src/lib/errors/saying.js'
import {wordsOf} from '../../support/words.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {Interrupt} from '../../../src/lib/errors/interrupt.js'
import {Retries, type RetryPolicy} from '../../../src/lib/retry/retries.js'

const NEVER_LEFT = new QQError('CONNECT', say('refused'))
const LOST_READ = new QQError('TIMEOUT', say('no answer'))
const LOST_WRITE = new QQError('TIMEOUT', say('no answer: it may have been done'), {outcome: 'unknown'})
const FAILED = new QQError('ACTION_FAILED', say('no'))
const SOFT = new QQError('SOFT_FAILED', say('not really'))
const REFUSED = new QQError('AUTH', say('wrong token'))

/** Retries whose waits pass at once on a clock of their own. */
function retries(policy: Partial<RetryPolicy> = {}) {
  const told: string[] = []
  const controller = new AbortController()
  let nowMs = 0
  const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted()
    nowMs += ms
    return Promise.resolve()
  }
  const all = {times: 3, wait: () => 1000, on: new Set(['connect', 'timeout'] as const), unsafe: false, ...policy}
  const around = {
    signal: controller.signal,
    tell: (what: Saying) => void told.push(wordsOf(what)),
    now: () => nowMs,
    pause,
  }
  const under = new Retries(all, around)
  /** Fails in these ways, one after the other, and then goes well; how often it was tried. */
  const run = async (failures: readonly Error[], action?: string, tookMs = 0) => {
    let tries = 0
    const work = async (): Promise<string> => {
      nowMs += tookMs
      const failure = failures[tries++]
      return failure ? Promise.reject(failure) : Promise.resolve('done')
    }
    try {
      return {result: await under.repeat(work, action), tries}
    } catch (error) {
      return {error: error as Error, tries}
    }
  }
  return {run, told, controller, clock: () => nowMs}
}

it('repeats until it goes well, and tells each try', async () => {
  const {run, told, clock} = retries({wait: repetition => repetition * 500})
  expect(await run([NEVER_LEFT, NEVER_LEFT], 'send_msg')).toEqual({result: 'done', tries: 3})
  expect(told).toEqual([
    'try 1 of 4 failed: refused; the next try is in 0.5 s',
    'try 2 of 4 failed: refused; the next try is in 1 s',
  ])
  expect(clock()).toBe(1500)
})

it('gives up after as many as it may', async () => {
  const {run} = retries({times: 2})
  const {error, tries} = await run([NEVER_LEFT, NEVER_LEFT, NEVER_LEFT])
  expect(tries).toBe(3)
  expect(error).toMatchObject({code: 'CONNECT', message: 'refused (after 3 tries)'})
})

it.each([
  ['get_status', LOST_READ, {}, 2],
  ['set_group_card', LOST_WRITE, {}, 2],
  ['send_msg', NEVER_LEFT, {}, 2],
  ['send_msg', LOST_WRITE, {}, 1],
  ['delete_msg', LOST_WRITE, {}, 1],
  ['set_restart', LOST_WRITE, {}, 1],
  ['unheard_of', LOST_WRITE, {}, 1],
  ['send_msg', LOST_WRITE, {unsafe: true}, 2],
  ['get_status', FAILED, {}, 1],
  ['get_status', FAILED, {on: new Set(['failed'] as const)}, 2],
  ['set_group_card', SOFT, {on: new Set(['failed'] as const)}, 2],
  ['send_msg', FAILED, {on: new Set(['failed'] as const)}, 1],
  ['send_msg', FAILED, {on: new Set(['failed'] as const), unsafe: true}, 2],
  ['get_status', LOST_READ, {on: new Set(['connect'] as const)}, 1],
  ['get_status', NEVER_LEFT, {on: new Set(['timeout'] as const)}, 1],
  ['get_status', REFUSED, {unsafe: true}, 1],
  ['get_status', new Interrupt('SIGINT'), {unsafe: true}, 1],
  ['get_status', new Error('a bug'), {unsafe: true}, 1],
])('%s after %s under %j: %i tries', async (action, failure, policy, tries) => {
  const {run} = retries(policy)
  const ran = await run([failure], action)
  expect(ran.tries).toBe(tries)
  if (tries === 1) expect(ran.error).toBe(failure)
})

it('says that the fate of a write is unknown also when later tries came to nothing', async () => {
  const {run} = retries()
  const {error} = await run([LOST_WRITE, NEVER_LEFT, NEVER_LEFT, NEVER_LEFT], 'set_group_card')
  expect(error).toMatchObject({code: 'TIMEOUT', outcome: 'unknown', message: `${LOST_WRITE.message} (after 4 tries)`})
})

it('spends no more than the given time on all calls together', async () => {
  const {run} = retries({times: 9, maxTimeMs: 3500})
  expect((await run([NEVER_LEFT, NEVER_LEFT])).tries).toBe(3)
  const {tries, error} = await run([NEVER_LEFT, NEVER_LEFT, NEVER_LEFT])
  expect(tries).toBe(2)
  expect(error).toMatchObject({code: 'CONNECT'})
  // what goes well is not our business, however long it takes
  expect((await run([], 'get_status', 60_000)).result).toBe('done')
})

it('counts the tries themselves, but for the first', async () => {
  const {run} = retries({times: 9, maxTimeMs: 12_000})
  const {tries} = await run(Array<Error>(9).fill(LOST_READ), 'get_status', 5000)
  // 1 s and 5 s, twice; there is no time for one more wait
  expect(tries).toBe(3)
})

it('ends at an interrupt, which tells what nobody knows', async () => {
  const reason = new Interrupt('SIGINT')
  const plain = retries()
  plain.controller.abort(reason)
  expect(await plain.run([NEVER_LEFT])).toEqual({error: reason, tries: 1})
  const {run, controller} = retries({unsafe: true})
  controller.abort(reason)
  expect((await run([LOST_WRITE], 'send_msg')).error).toMatchObject({signal: 'SIGINT', unsettled: LOST_WRITE.what})
})

it('ends with what failed when nothing more is wanted', async () => {
  const {run, controller} = retries({unsafe: true})
  controller.abort(new Error('over'))
  expect(await run([NEVER_LEFT], 'send_msg')).toEqual({error: NEVER_LEFT, tries: 1})
  expect((await run([LOST_WRITE], 'send_msg')).error).toBe(LOST_WRITE)
})

it('does not repeat what has been repeated as often as it may', async () => {
  const {run} = retries({times: 1})
  const {error} = await run([NEVER_LEFT, NEVER_LEFT])
  expect(error).toMatchObject({wasRepeated: true})
  expect(await run([error as Error], 'get_status')).toEqual({error, tries: 1})
})
