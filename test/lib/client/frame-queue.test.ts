import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {FrameQueue} from '../../../src/lib/client/frame-queue.js'

type Step = 'push' | 'next' | 'end' | 'fail'

/** What the consumer got, in order. */
type Got = number | 'done' | 'failed'

async function outcome(next: Promise<IteratorResult<number, undefined>>): Promise<Got> {
  try {
    const {value, done} = await next
    return done === true ? 'done' : value
  } catch {
    return 'failed'
  }
}

/** Lets everything happen that has been settled. */
async function settled(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
}

describe('FrameQueue', () => {
  it('gives in order what was put in, whatever the interleaving, and then its end once', async () => {
    const step = fc.oneof(
      {weight: 6, arbitrary: fc.constant<Step>('push')},
      {weight: 6, arbitrary: fc.constant<Step>('next')},
      {weight: 1, arbitrary: fc.constantFrom<Step>('end', 'fail')},
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, {maxLength: 60}), fc.boolean(), async (steps, settleBetween) => {
        const queue = new FrameQueue<number>()
        const got: Promise<Got>[] = []
        const accepted: number[] = []
        const waiting = new Set<Promise<Got>>()
        let ending: Got | undefined
        const take = (): void => {
          const next = outcome(queue.next())
          waiting.add(next)
          void next.then(() => waiting.delete(next))
          got.push(next)
        }
        for (const [index, act] of steps.entries()) {
          if (act === 'push') {
            queue.push(index)
            if (ending === undefined) accepted.push(index)
          } else if (act === 'next') {
            if (waiting.size === 0) take() // one consumer, which asks again when it was answered
          } else {
            queue.end(act === 'fail' ? new Error('lost') : undefined)
            ending ??= act === 'fail' ? 'failed' : 'done'
          }
          if (settleBetween) await settled()
        }
        queue.end()
        ending ??= 'done'
        const taken = await Promise.all(got)
        while (taken.at(-1) !== 'done') taken.push(await outcome(queue.next()))
        const ends = ending === 'failed' ? ['failed', 'done'] : ['done']
        const ended = taken.findIndex(item => typeof item !== 'number')
        expect(taken.slice(0, ended)).toEqual(accepted)
        expect(taken.slice(ended, ended + ends.length)).toEqual(ends)
        expect(taken.slice(ended + ends.length).every(item => item === 'done')).toBe(true)
        expect(queue.size).toBe(0)
      }),
      {numRuns: 300},
    )
  })

  it('knows its size, also far beyond what it drops at a time', async () => {
    const queue = new FrameQueue<number>()
    for (let item = 0; item < 5000; item++) queue.push(item)
    for (let item = 0; item < 4000; item++) {
      expect(await queue.next()).toEqual({value: item, done: false})
      expect(queue.size).toBe(4999 - item)
    }
  })

  it('says when something is taken from it, after its size has changed', async () => {
    const sizes: number[] = []
    const queue: FrameQueue<string> = new FrameQueue(() => sizes.push(queue.size))
    queue.push('a')
    queue.push('b')
    await queue.next()
    await queue.next()
    expect(sizes).toEqual([1, 0])
  })

  it('forgets everything when its consumer leaves', async () => {
    const sizes: number[] = []
    const queue: FrameQueue<string> = new FrameQueue(() => sizes.push(queue.size))
    queue.push('a')
    queue.push('b')
    for await (const item of queue) {
      expect(item).toBe('a')
      break
    }
    queue.push('c')
    expect(sizes).toEqual([1, 0])
    expect(await queue.next()).toEqual({value: undefined, done: true})
  })

  it('lets a consumer that waits leave', async () => {
    const queue = new FrameQueue<string>()
    const next = queue.next()
    await queue.return()
    expect(await next).toEqual({value: undefined, done: true})
  })

  it('keeps the first of two endings', async () => {
    const queue = new FrameQueue<string>()
    queue.end(new Error('first'))
    queue.end(new Error('second'))
    await expect(queue.next()).rejects.toThrow('first')
    expect(await queue.next()).toEqual({value: undefined, done: true})
  })
})
