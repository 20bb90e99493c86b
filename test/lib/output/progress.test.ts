import {expect, it} from 'vitest'
import {ENGLISH} from '../../../src/lib/language/speech.js'
import {Progress} from '../../../src/lib/output/progress.js'

const MIB = 1024 * 1024

/** What is written while the clock of the test runs. */
async function shown(
  columns: number | undefined,
  steps: readonly [ms: number, done: number][],
  total?: number,
): Promise<string[]> {
  const written: string[] = []
  let now = 0
  const screen = {
    write: (text: string) => void written.push(text),
    columns: columns === undefined ? undefined : () => columns,
  }
  const progress = await Progress.on(screen, ENGLISH, () => now)
  for (const [ms, done] of steps) {
    now = ms
    progress.update('图\u001b.zip', done, total)
  }
  progress.end()
  return written
}

it('is a bar on a terminal, no wider than that, and gone at the end', async () => {
  const [bar, clear, ...more] = await shown(
    100,
    [
      [0, 0],
      [1000, 10 * MIB],
    ],
    40 * MIB,
  )
  expect(bar).toBe(
    '\r\u001b[K图␛.zip  [#######.......................]   25 %  10.0 MiB of 40.0 MiB  10.0 MiB/s  0:03 left',
  )
  expect(clear).toBe('\r\u001b[K')
  expect(more).toEqual([])
})

it.each([70, 40, 12])('fits into %i cells', async columns => {
  const [bar = ''] = await shown(
    columns,
    [
      [0, 0],
      [1000, 10 * MIB],
    ],
    40 * MIB,
  )
  expect(bar.length).toBeLessThanOrEqual(columns + '\r\u001b[K'.length)
  expect(bar).not.toContain('undefined')
})

it('does not show what is over at once, nor more than ten times a second', async () => {
  expect(
    await shown(
      80,
      [
        [0, 0],
        [200, MIB],
      ],
      MIB,
    ),
  ).toEqual([])
  const steps = Array.from({length: 1001}, (_, ms): [number, number] => [ms, ms * 1000])
  expect((await shown(80, steps, MIB)).length).toBeLessThanOrEqual(10)
})

it('is a line every five seconds in a log', async () => {
  const steps = Array.from({length: 13}, (_, second): [number, number] => [second * 1000, second * MIB])
  expect(await shown(undefined, steps, 4000 * MIB)).toEqual([
    '图␛.zip:   0 %  5.0 MiB of 3.9 GiB  1.0 MiB/s  1:06:35 left\n',
    '图␛.zip:   0 %  10.0 MiB of 3.9 GiB  1.0 MiB/s  1:06:30 left\n',
  ])
})

it('does without a total that is not known, or wrong', async () => {
  expect(
    await shown(undefined, [
      [0, 0],
      [5000, 10 * MIB],
    ]),
  ).toEqual(['图␛.zip: 10.0 MiB  2.0 MiB/s\n'])
  expect(
    await shown(
      undefined,
      [
        [0, 0],
        [5000, 10 * MIB],
      ],
      MIB,
    ),
  ).toEqual(['图␛.zip: 10.0 MiB  2.0 MiB/s\n'])
})

it('does not count as speed what was there before', async () => {
  const steps: [number, number][] = [
    [0, 0],
    [0, 20 * MIB],
    [5000, 30 * MIB],
    [5001, 10 * MIB],
    [10_001, 20 * MIB],
  ]
  const lines = await shown(undefined, steps.slice(1), 40 * MIB)
  expect(lines.map(line => /[\d.]+ MiB\/s/.exec(line)?.[0])).toEqual(['2.0 MiB/s', '2.0 MiB/s'])
})
