import {expect, it} from 'vitest'
import {signedDayNote} from '../../../src/lib/operations/signed-day.js'

it.each([
  ['2026-03-01T15:59:59Z', false], // 23:59:59 in Beijing
  ['2026-03-01T16:00:00Z', true], // midnight
  ['2026-03-01T23:59:59Z', true],
  ['2026-03-02T00:00:00Z', false], // 8:00
])('says that the list is of yesterday from midnight to eight in Beijing only: %s', (time, expected) => {
  expect(signedDayNote(new Date(time)) !== undefined).toBe(expected)
})
