import {expect, it} from 'vitest'
import {inWindow} from '../../../src/lib/transfer/in-window.js'

/** Work that ends when the test says so. */
function patient() {
  const ends = new Map<number, {readonly resolve: () => void; readonly reject: (error: Error) => void}>()
  const begun: number[] = []
  const work = async (index: number): Promise<void> => {
    begun.push(index)
    return new Promise((resolve, reject) => ends.set(index, {resolve, reject}))
  }
  const settled = async (): Promise<void> => new Promise(resolve => setImmediate(resolve))
  return {
    work,
    begun,
    end: async (...indexes: readonly number[]) => {
      for (const index of indexes) ends.get(index)?.resolve()
      await settled()
    },
    fail: async (index: number, error: Error) => {
      ends.get(index)?.reject(error)
      await settled()
    },
  }
}

it('begins nothing before what is a window below it is done, and each once', async () => {
  const {work, begun, end} = patient()
  const done = inWindow(2, 9, 3, work)
  expect(begun).toEqual([2, 3, 4])
  await end(3, 4)
  expect(begun).toEqual([2, 3, 4])
  await end(2)
  expect(begun).toEqual([2, 3, 4, 5, 6, 7])
  await end(5, 6)
  expect(begun).toEqual([2, 3, 4, 5, 6, 7, 8])
  await end(8, 7)
  await done
})

it('is done where nothing is to be done', async () => {
  const {work, begun} = patient()
  await inWindow(9, 9, 3, work)
  expect(begun).toEqual([])
})

it('ends with the first failure, and begins nothing after it', async () => {
  const {work, begun, end, fail} = patient()
  const done = inWindow(0, 9, 3, work)
  const failure = new Error('no room')
  const failed = expect(done).rejects.toBe(failure)
  await fail(1, failure)
  await failed
  await fail(2, new Error('another'))
  await end(0)
  expect(begun).toEqual([0, 1, 2])
})
