import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {drawTable, fitWidths} from '../../../src/lib/output/table.js'
import {type HumanView} from '../../../src/lib/output/types.js'
import {loadWidth} from '../../../src/lib/output/width.js'
import {filterOf, list, renderText, stream, value} from './collect.js'

const STRANGE_NAMES = [
  'plain',
  '测试昵称',
  '😀😀',
  '👨‍👩‍👧 家',
  '🇨🇳🇯🇵',
  '1️⃣#️⃣',
  '❤️',
  '👍🏽 ok',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'a\x00b\x1bc\x7f\u0085',
  '\x1b[31mred\x1b[0m',
  '\x1b]8;;http://x\x07link\x1b]8;;\x07',
  'abc\u202edef',
  'zero\u200bwidth\ufeff',
  'line\r\nfeed\ttab',
  'ﾊﾟﾋﾟ',
  '한국어',
  'é',
  'Z̷̢a̸l̵g̶o̴',
  '',
  'broken\ud83d',
]

/** Where, in terminal cells, a marker stands in each line. */
async function markerPositions(text: string): Promise<Set<number>> {
  const width = await loadWidth()
  return new Set(
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => width(line.slice(0, line.lastIndexOf('|')))),
  )
}

describe('a table of a list', () => {
  it('is aligned, two spaces apart, without lines or trailing spaces', async () => {
    const rows = [
      {user_id: 10001, card: '群主', title: ''},
      {user_id: 2, card: null, title: 'x'},
    ]
    expect(await renderText(list(...rows), {format: 'table'})).toBe(
      ['user_id  card  title', '10001    群主', '2              x', ''].join('\n'),
    )
  })

  it('keeps its columns straight whatever people call themselves', async () => {
    const rows = STRANGE_NAMES.map(name => ({name, end: '|'}))
    for (const terminal of [undefined, {columns: 80}, {columns: 16}, {columns: 11}]) {
      const text = await renderText(list(...rows), {format: 'table', header: false, terminal})
      expect((await markerPositions(text)).size).toBe(1)
      expect(text.split('\n')).toHaveLength(rows.length + 1)
    }
  })

  it('keeps its columns straight for any text', async () => {
    const row = fc.record({name: fc.string({unit: 'grapheme'}), end: fc.constant('|')})
    await fc.assert(
      fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 20}), async rows => {
        const text = await renderText(list(...rows), {format: 'table', header: false})
        expect((await markerPositions(text)).size).toBe(1)
      }),
    )
  })

  it('shows control characters and escapes instead of obeying them', async () => {
    const text = await renderText(list({n: '\x1b[31mred\u202e'}), {format: 'table'})
    expect(text).toBe('n\n␛[31mred\n')
  })

  it('is cut to the width of a terminal, the widest columns first', async () => {
    const width = await loadWidth()
    const row = {id: 1, name: '测试昵称测试昵称', text: 'a rather long text that cannot be shown'}
    const text = await renderText(list(row), {format: 'table', terminal: {columns: 24}})
    expect(text).toBe('id  name       text\n1   测试昵称…  a rather…\n')
    for (const line of text.split('\n')) expect(width(line)).toBeLessThanOrEqual(24)
  })

  describe('whose columns do not fit', () => {
    const rows = list(
      {user_id: 1234567890, nickname: '测试昵称测试昵称', role: 'administrator', active: false, join_time: 1700000000},
      {user_id: 10001, nickname: 'Ann', role: 'member', active: true, join_time: 1600000000},
    )
    const view = {columns: ['user_id', 'nickname', 'role', 'active', 'join_time'], marks: {times: ['join_time']}}
    const WHOLE = ['1234567890', 'false', '2023-11-14 22:13:20']
    const shown = async (columns: number, color = false): Promise<string> =>
      renderText(rows, {format: 'table', terminal: {columns}, times: 'utc', color}, view)

    it('cuts texts first, then leaves out the rightmost ones, and says which', async () => {
      expect(await shown(60)).toBe(
        [
          'user_id     nickname   role      active  join_time',
          '1234567890  测试昵称…  adminis…  false   2023-11-14 22:13:20',
          '10001       Ann        member    true    2020-09-13 12:26:40',
          '',
        ].join('\n'),
      )
      expect(await shown(56)).toBe(
        [
          'user_id     nickname         active  join_time',
          '1234567890  测试昵称测试昵…  false   2023-11-14 22:13:20',
          '10001       Ann              true    2020-09-13 12:26:40',
          'no room for role; -o yaml shows all',
          '',
        ].join('\n'),
      )
      expect(await shown(40)).toContain('no room for nickname, role; -o yaml shows all')
      expect(await shown(40, true)).toContain('\x1b[2mno room')
    })

    it('becomes records when there is no room for what is never cut', async () => {
      expect(await shown(30)).toBe(
        [
          'user_id    1234567890',
          'nickname   测试昵称测试昵称',
          'role       administrator',
          'active     false',
          'join_time  2023-11-14 22:13:20',
          '',
          'user_id    10001',
          'nickname   Ann',
          'role       member',
          'active     true',
          'join_time  2020-09-13 12:26:40',
          '',
        ].join('\n'),
      )
    })

    it('never cuts an id, a flag or a time, however narrow the terminal is', async () => {
      const width = await loadWidth()
      for (let columns = 1; columns <= 80; columns++) {
        const text = await shown(columns)
        for (const cell of WHOLE) expect(text, String(columns)).toContain(cell)
        const [lines = ''] = text.split('no room')
        if (columns >= 38) for (const line of lines.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns)
      }
    })

    it('knows ids by their names, by what -o id prints, and by being numbers', async () => {
      const long = 'x'.repeat(30)
      const options = {format: 'table', terminal: {columns: 40}} as const
      for (const [key, own] of [
        ['file_id', {}],
        ['flag', {}],
        ['elementId', {}],
        ['key', {id: 'key'}],
        ['key', {columns: ['key', 'other']}],
      ] as const) {
        const text = await renderText(list({[key]: long, other: 'y'.repeat(30)}), options, own)
        expect(text, key).toContain(`${long}  yyyyyyy…`)
      }
      expect(await renderText(list({other: long, key: '9'.repeat(30)}), options)).toContain(
        `xxxxxxx…  ${'9'.repeat(30)}`,
      )
    })
  })

  it('is never cut in a pipe, nor on a terminal of unknown width', async () => {
    const long = 'x'.repeat(500)
    expect(await renderText(list({long}), {format: 'table'})).toContain(long)
    expect(await renderText(list({long}), {format: 'table', terminal: {columns: 0}})).toContain(long)
  })

  it('has a bold header with colour, and none when it is not wanted', async () => {
    const rows = list({id: 1, name: 'Ann'})
    const colored = await renderText(rows, {format: 'table', color: true})
    expect(colored).toBe('\x1b[1mid\x1b[22m  \x1b[1mname\x1b[22m\n1   Ann\n')
    expect(await renderText(rows, {format: 'table', header: false})).toBe('1  Ann\n')
  })

  it('closes the style of a header that is cut', async () => {
    const text = await renderText(list({a_long_header: 1}), {format: 'table', color: true, terminal: {columns: 6}})
    expect(text).toBe('\x1b[1ma_lon…\x1b[22m\n1\n')
  })

  it('prints nothing for an empty list', async () => {
    expect(await renderText(list(), {format: 'table'}, {columns: ['id']})).toBe('')
  })

  it('shows times and sizes for people on a terminal, raw numbers in a pipe', async () => {
    const rows = list({join_time: 1700000000, never: 0, file_size: 1258291})
    const view = {columns: ['join_time:time', 'never', 'file_size|size:size'], marks: {times: ['never']}}
    const raw = await renderText(rows, {format: 'table', header: false}, view)
    expect(raw).toBe('1700000000  0  1258291\n')
    const human = await renderText(rows, {format: 'table', header: false, terminal: {columns: 80}}, view)
    expect(human).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}- {2}1\.2 MiB\n$/)
  })

  it('knows a field by its mark wherever it is, and by nothing else', async () => {
    const rows = list({join_time: 1700000000, at: {last: 1700000000, size: 1024}})
    const options = {format: 'table', header: false, terminal: {columns: 80}} as const
    const view = {columns: ['x', 'at.size:size'], marks: {times: ['last']}}
    expect(await renderText(rows, options, view)).toMatch(/^ +1\.0 KiB\n$/)
    expect(await renderText(rows, {...options, fields: ['join_time', 'at.last', 'at.size']}, view)).toMatch(
      /^1700000000 {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}1\.0 KiB\n$/,
    )
    expect(await renderText(list({file_size: 1024, last: 0}), options, {marks: {times: ['last']}})).toBe('1024  -\n')
  })

  it('shows objects as compact JSON, booleans as words, and what is missing as nothing', async () => {
    const rows = list({a: {b: [1n]}, c: true, d: null}, {c: false, d: undefined})
    expect(await renderText(rows, {format: 'table', fields: ['a', 'c', 'd']})).toBe(
      'a          c      d\n{"b":[1]}  true\n           false\n',
    )
  })

  it('shows 5,000 rows, each in its place', async () => {
    const rows = Array.from({length: 5000}, (_, index) => ({
      id: index,
      name: STRANGE_NAMES[index % STRANGE_NAMES.length],
      card: '群名片'.repeat(index % 4),
      a: 1,
      b: 2,
      c: 3,
      d: 4,
      end: '|',
    }))
    const text = await renderText(list(...rows), {format: 'table', header: false})
    const lines = text.trimEnd().split('\n')
    expect(lines.map(line => Number(line.split(' ', 1)[0]))).toEqual(rows.map(({id}) => id))
    expect((await markerPositions(text)).size).toBe(1)
  })
})

describe('the columns of a table', () => {
  const rows = [
    {id: 1, sender: {card: '', nickname: 'Ann'}, extra: 'x'},
    {id: 2, sender: {card: 'Boss', nickname: 'Bob'}},
  ]

  it('are those of the view, named by the first alternative', async () => {
    const view = {columns: ['id', 'sender.card|sender.nickname', 'missing']}
    expect(await renderText(list(...rows), {format: 'table'}, view)).toBe(
      'id  sender.card  missing\n1   Ann\n2   Boss\n',
    )
  })

  it('are all scalar keys when the rows have none of the view', async () => {
    expect(await renderText(list(...rows), {format: 'table'}, {columns: ['nope']})).toBe('id  extra\n1   x\n2\n')
  })

  it('are all keys when no key holds a scalar', async () => {
    expect(await renderText(list({a: [1]}), {format: 'table'})).toBe('a\n[1]\n')
  })

  it('are the fields the user picked, in that order', async () => {
    expect(await renderText(list(...rows), {format: 'table', fields: ['extra', 'id']}, {columns: ['id']})).toBe(
      'extra  id\nx      1\n       2\n',
    )
  })

  it('are one column of bare values', async () => {
    expect(await renderText(list('a', 'b'), {format: 'table'}, {columns: ['url']})).toBe('value\na\nb\n')
  })
})

describe('a single value', () => {
  it('is a field a line', async () => {
    const data = {user_id: 10001, nickname: '测试', nested: {a: 1}}
    expect(await renderText(value(data), {format: 'table'}, {columns: ['user_id', 'nickname']})).toBe(
      'user_id   10001\nnickname  测试\n',
    )
    expect(await renderText(value(data), {format: 'table'}, {columns: ['nope']})).toBe(
      'user_id   10001\nnickname  测试\n',
    )
    expect(await renderText(value(data), {format: 'table', fields: ['nested.a']})).toBe('nested.a  1\n')
  })

  it('prints itself when it is a text or a number, control characters made visible', async () => {
    expect(await renderText(value('two\nlines\x1b'), {format: 'table'})).toBe('two\nlines␛\n')
    expect(await renderText(value(9007199254740993n), {format: 'table'})).toBe('9007199254740993\n')
    expect(await renderText(value(undefined), {format: 'table'})).toBe('')
  })

  it('gives way to the text of the view, unless fields are picked', async () => {
    const data = value({ok: true})
    expect(await renderText(data, {format: 'table'}, {text: 'ok sent'})).toBe('ok sent\n')
    expect(await renderText(data, {format: 'table', fields: ['ok']}, {text: 'ok sent'})).toBe('ok  true\n')
    expect(await renderText(data, {format: 'table', filter: filterOf('ok == false')}, {text: 'ok sent'})).toBe('')
  })
})

describe('a stream as a table', () => {
  it('is the line of the view for each row, styled', async () => {
    const view = {line: (row: unknown, {style}: HumanView) => style.red(JSON.stringify(row))}
    expect(await renderText(stream({a: 1}, {a: 2}), {format: 'table'}, view)).toBe('{"a":1}\n{"a":2}\n')
    expect(await renderText(stream({a: 1}), {format: 'table', color: true}, view)).toBe('\x1b[31m{"a":1}\x1b[39m\n')
  })

  it('is the cells of each row when there is no line, or fields are picked', async () => {
    const rows = [
      {a: 1, b: '\x1b'},
      {a: 2, b: 'y'},
    ]
    expect(await renderText(stream(...rows), {format: 'table'})).toBe('1  ␛\n2  y\n')
    expect(await renderText(stream(...rows), {format: 'table', fields: ['b']}, {line: () => 'no'})).toBe('␛\ny\n')
  })
})

describe('drawTable', () => {
  it('draws nothing without columns', async () => {
    const nothing = {text: '', left: []}
    expect(await drawTable([], {})).toEqual(nothing)
    expect(await drawTable([[]], {})).toEqual(nothing)
  })
})

describe('fitWidths', () => {
  it('keeps narrow columns and shares the rest among wide ones', () => {
    expect(fitWidths([3, 50, 8, 40], 41)).toEqual([3, 15, 8, 15])
    expect(fitWidths([3, 50, 8, 40], 42)).toEqual([3, 16, 8, 15])
    expect(fitWidths([3, 5], 8)).toEqual([3, 5])
    expect(fitWidths([3, 5], -4)).toEqual([1, 1])
  })

  it('uses exactly what is available, when that is less than wanted and enough for every column', () => {
    const widths = fc.array(fc.integer({min: 1, max: 200}), {minLength: 1, maxLength: 12})
    fc.assert(
      fc.property(widths, fc.nat(400), (natural, room) => {
        const fitted = fitWidths(natural, room)
        const total = fitted.reduce((sum, width) => sum + width, 0)
        const wanted = natural.reduce((sum, width) => sum + width, 0)
        expect(total).toBe(Math.max(natural.length, Math.min(wanted, room)))
        for (const [index, width] of fitted.entries()) expect(width).toBeLessThanOrEqual(natural[index] ?? 0)
      }),
    )
  })
})
