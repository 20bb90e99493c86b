import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseDuration} from '../../../src/lib/config/parse-duration.js'
import {failureOf} from './fixture.js'
import {hintOf} from '../../support/words.js'

describe('parseDuration', () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['2d', 172_800_000],
    ['1h30m', 5_400_000],
    ['1d1h1m1s1ms', 90_061_001],
    ['5m5ms', 300_005],
    ['1.5s', 1500],
    ['0.5h', 1_800_000],
    ['1.001s', 1001],
    ['1.1s', 1100],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each([
    '',
    ' ',
    '30',
    '00',
    '-1s',
    '+1s',
    ' 1s',
    '1s ',
    '1 s',
    's',
    '1x',
    '1sec',
    '1S',
    '1,5s',
    '.5s',
    '1.s',
    '1e3s',
    '1s2',
    'Infinity',
    '１s',
  ])('%j is refused', text => {
    const error = failureOf(() => parseDuration(text))
    expect(error).toMatchObject({code: 'USAGE', exit: 2, message: `${JSON.stringify(text)} is not a duration`})
    expect(hintOf(error)).toContain('30s')
  })

  it('is refused as quickly when it is a megabyte', () => {
    expect(failureOf(() => parseDuration('1'.repeat(1e6)))).toMatchObject({
      message: `"${'1'.repeat(200)}…" is not a duration`,
    })
  })

  it('reads back what is written', () => {
    fc.assert(fc.property(fc.nat({max: 10 * 86_400_000}), ms => parseDuration(format(ms)) === ms))
  })

  it('is whole ms, and 0 only for 0, which means no limit', () => {
    expect(parseDuration('0.4ms')).toBe(1)
    const amount = fc.tuple(fc.nat({max: 9999}), fc.nat({max: 9999}), fc.constantFrom('ms', 's', 'm', 'h', 'd'))
    fc.assert(
      fc.property(amount, ([whole, fraction, unit]) => {
        const ms = parseDuration(`${whole}.${fraction}${unit}`)
        expect(Number.isSafeInteger(ms)).toBe(true)
        expect(ms === 0).toBe(whole === 0 && fraction === 0)
      }),
    )
  })
})

/** `1d2h3m4s5ms`, without the parts that are 0. */
function format(ms: number): string {
  let rest = ms
  let text = ''
  for (const [unit, size] of Object.entries({d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1})) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount > 0) text += `${amount}${unit}`
  }
  return text || '0'
}
