import {expect, it} from 'vitest'
import {sendChunks} from '../../../src/lib/transfer/send-chunks.js'
import {deferred} from '../client/servers.js'

/** Chunks that are acknowledged when the test says so. */
function chunks(): {
  prepare: (index: number) => Promise<() => Promise<void>>
  sent: number[]
  acknowledge: (...indexes: number[]) => Promise<void>
  fail: (index: number, error: Error) => void
} {
  const sent: number[] = []
  const waiting = new Map<number, {resolve: () => void; reject: (error: Error) => void}>()
  return {
    sent,
    prepare: async index =>
      Promise.resolve(async () => {
        sent.push(index)
        return new Promise<void>((resolve, reject) => void waiting.set(index, {resolve, reject}))
      }),
    acknowledge: async (...indexes) => {
      for (const index of indexes) waiting.get(index)?.resolve()
      await new Promise(resolve => setImmediate(resolve))
    },
    fail: (index, error) => waiting.get(index)?.reject(error),
  }
}

it('never sends a chunk before the one a window below it is acknowledged', async () => {
  const {prepare, sent, acknowledge} = chunks()
  const done = sendChunks({from: 2, total: 9, window: 3}, prepare)
  await acknowledge()
  expect(sent).toEqual([2, 3, 4])
  await acknowledge(3, 4)
  expect(sent).toEqual([2, 3, 4])
  await acknowledge(2)
  expect(sent).toEqual([2, 3, 4, 5, 6, 7])
  await acknowledge(5, 6)
  expect(sent).toEqual([2, 3, 4, 5, 6, 7, 8])
  const late = deferred()
  void done.then(late.resolve)
  await acknowledge(8, 7)
  await late.promise
})

it('fails with the failure of a chunk, and leaves no other one unhandled', async () => {
  const {prepare, acknowledge, fail} = chunks()
  const done = sendChunks({from: 0, total: 9, window: 3}, prepare)
  await acknowledge()
  fail(2, new Error('two'))
  fail(0, new Error('zero'))
  await expect(done).rejects.toThrow('zero')
})

it('sends nothing when there is nothing left', async () => {
  const {prepare, sent} = chunks()
  await sendChunks({from: 3, total: 3, window: 2}, prepare)
  expect(sent).toEqual([])
})
