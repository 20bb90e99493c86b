import {describe, expect, it} from 'vitest'
import {humanText} from '../../../src/lib/output/human.js'

describe('humanText', () => {
  it('shows a time as local time', () => {
    const shown = humanText('time', 1700000000)
    expect(shown).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(new Date(shown.replace(' ', 'T')).getTime()).toBe(1700000000_000)
    expect(humanText('time', '1700000000')).toBe(shown)
    expect(humanText('time', 1700000000n)).toBe(shown)
    expect(humanText('time', '1700000000999')).toBe(shown)
  })

  it.each([
    ['time', 0, '-'],
    ['time', 86400, '86400'],
    ['time', 17000000000000, '17000000000000'],
    ['time', 'soon', 'soon'],
    ['time', null, ''],
    ['size', 0, '0 B'],
    ['size', 1023, '1023 B'],
    ['size', 1258291, '1.2 MiB'],
    ['size', '1024', '1.0 KiB'],
    ['size', 10737418240n, '10.0 GiB'],
    ['size', 1048575, '1.0 MiB'],
    ['size', -1, '-1'],
    [undefined, 1700000000, '1700000000'],
  ] as const)('shows a %s of %s as %s', (kind, data, expected) => {
    expect(humanText(kind, data)).toBe(expected)
  })
})
