import {expect, it} from 'vitest'
import {parseWait} from '../../../src/lib/run/retrying.js'
import {jitteredWait, randomWait} from '../../../src/lib/retry/retry-waits.js'
import {QQError} from '../../../src/lib/errors/errors.js'

it.each([
  ['none', [0, 0, 0]],
  ['0', [0, 0, 0]],
  ['1s', [1000, 1000, 1000]],
  ['fixed:250ms', [250, 250, 250]],
  ['inc:1s,2s,4s', [1000, 3000, 4000, 4000]],
  ['exp:0,30s,2', [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]],
  ['exp:3s,30s,2', [3000, 6000, 12_000, 24_000, 30_000]],
  ['exp:3s,30s,2,1', [3000, 3000, 4000, 8000]],
  ['chain:1s,1s,5s', [1000, 1000, 5000, 5000]],
  ['5s+random:0s,0s', [5000, 5000]],
  ['500ms+inc:1s,2s,10s+chain:0,1s', [1500, 4500, 6500]],
  ['exp:0,1m,3,100ms', [100, 300, 900]],
  ['exp:0,1m,2,0.5', [500, 1000, 2000]],
])('waits %s', (text, waits) => {
  expect(waits.map((_, index) => parseWait(text)(index + 1))).toEqual(waits)
})

it.each(['random:1s,3s', 'jitter:1s,3s,2'])('stays within %s', text => {
  const wait = parseWait(text)
  const waits = Array.from({length: 200}, (_, index) => wait((index % 5) + 1))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(3000)
  expect(new Set(waits).size).toBeGreaterThan(10)
})

it('spreads over the whole range', () => {
  expect([0, 0.5, 1].map(random => randomWait(1000, 3000, () => random)(1))).toEqual([1000, 2000, 3000])
  const growth = {minMs: 0, maxMs: 10_000, base: 2, startMs: 1000}
  expect([1, 2, 3, 9].map(repetition => jitteredWait(growth, () => 1)(repetition))).toEqual([1000, 2000, 4000, 10_000])
  expect(jitteredWait(growth, () => 0)(4)).toBe(0)
})

it.each(
  ['', '5', 'fixed', 'fixed:', 'fixed:1s,2s', 'random:1s', 'random:3s,1s', 'inc:1s,2s', 'inc:5s,1s,2s'].concat([
    'exp:1s,2s',
    'exp:1s,2s,x',
    'chain:',
    '5s+',
    '5s+random:1s',
    'exp:1s,2s,0',
    'exp:1s,2s,2,3,4',
    'exp:2s,1s,2',
    'jitter:1s,2s,2,1',
    'never:1s',
  ]),
)('refuses %j', text => {
  expect(() => parseWait(text)).toThrow(QQError)
})
