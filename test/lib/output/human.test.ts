import {describe, expect, it} from 'vitest'
import {humanText, humanView, timeOfDay} from '../../../src/lib/output/human.js'
import {type HumanView, type RenderOptions} from '../../../src/lib/output/types.js'

async function human(options: Partial<RenderOptions> = {}): Promise<HumanView> {
  return humanView({color: false, header: true, ...options}, 'readable')
}

describe('humanText', () => {
  it.each([
    ['UTC', '2023-11-14 22:13:20'],
    ['Asia/Shanghai', '2023-11-15 06:13:20'],
    ['America/St_Johns', '2023-11-14 18:43:20'],
  ])('shows a time as TZ=%s has it', async (zone, shown) => {
    const view = await human({zone})
    for (const time of [1700000000, '1700000000', 1700000000n, '1700000000999'])
      expect(humanText('time', time, view)).toBe(shown)
    expect(timeOfDay(1700000000, view)).toBe(shown.slice(-8))
  })

  it('shows a time as this machine has it, where TZ is not set or names no zone', async () => {
    for (const zone of [undefined, ':/etc/localtime', 'nonsense']) {
      const shown = humanText('time', 1700000000, await human({zone}))
      expect(shown).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      expect(new Date(shown.replace(' ', 'T')).getTime()).toBe(1700000000_000)
    }
  })

  it('shows a time as it is asked for, whatever the zone', async () => {
    const zone = 'Asia/Shanghai'
    expect(humanText('time', 1700000000, await human({zone, times: 'utc'}))).toBe('2023-11-14 22:13:20')
    const epoch = await human({zone, times: 'epoch'})
    expect(humanText('time', '1700000000999', epoch)).toBe('1700000000999')
    expect(humanText('time', 0, epoch)).toBe('0')
    expect(timeOfDay(1700000000, epoch)).toBe('1700000000')
  })

  it('leaves bytes as they are where that is asked for', async () => {
    expect(humanText('size', 1258291, await human({sizes: 'bytes'}))).toBe('1258291')
  })

  it('leaves all as it is where nobody reads it, unless it is asked for', async () => {
    const pipe = {color: false, header: true, zone: 'UTC'}
    const raw = await humanView(pipe, 'as it is')
    expect([humanText('time', 1700000000, raw), humanText('size', 1024, raw)]).toEqual(['1700000000', '1024'])
    const asked = await humanView({...pipe, times: 'local', sizes: 'human'}, 'as it is')
    expect([humanText('time', 1700000000, asked), humanText('size', 1024, asked)]).toEqual([
      '2023-11-14 22:13:20',
      '1.0 KiB',
    ])
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
  ] as const)('shows a %s of %s as %s', async (kind, data, expected) => {
    expect(humanText(kind, data, await human())).toBe(expected)
  })
})
