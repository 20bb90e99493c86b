import {expect, it} from 'vitest'
import {Job, readBatchLine} from '../../../../src/lib/features/batch/batch-line.js'
import {Results, type ResultPlace} from '../../../../src/lib/features/batch/results.js'

/** Lines whose results have each so many bytes. */
function lines(ordered: boolean, bytes: number) {
  const options = {read: readBatchLine, unchecked: false, hashed: false, dry: false, note: () => undefined}
  const results = new Results(ordered, () => undefined)
  const job = new Job({number: 1, text: 'group list'}, options)
  const begin = (): ResultPlace => results.begin()
  const give = (place: ResultPlace): void => {
    results.give(place, {job, bytes})
  }
  return {results, begin, give}
}

it.each([true, false])('hold so many megabytes and no more until they are read (in order: %s)', async ordered => {
  const {results, begin, give} = lines(ordered, 1_000_000)
  let count = 0
  for (; results.mayGrow(1); count++) give(begin())
  expect(count).toBe(17)
  expect((await results.queue.takeAll())?.length).toBe(17)
  expect(results.mayGrow(1)).toBe(true)
})

it('hold as many where all wait for the first', async () => {
  const {results, begin, give} = lines(true, 1_000_000)
  const first = begin()
  for (let count = 0; count < 20; count++) give(begin())
  expect(results.mayGrow(1)).toBe(false)
  give(first)
  expect(results.mayGrow(1)).toBe(false)
  expect((await results.queue.takeAll())?.length).toBe(21)
  expect(results.mayGrow(1)).toBe(true)
})
