import fc from 'fast-check'
import {load, loadAll} from 'js-yaml'
import {describe, expect, it} from 'vitest'
import {parseJson, stringifyJson} from '../../../src/lib/protocol/json.js'
import {RowRenderer} from '../../../src/lib/output/render.js'
import {FORMATS, WANTED_FORMATS, type Format} from '../../../src/lib/output/formats.js'
import {endless, filterOf, list, renderChunks, renderText, stream, value} from './collect.js'

const BIG = 9007199254740993123n
const DIGITS = '9007199254740993123'

/** Every format that is written. */
const WRITTEN = WANTED_FORMATS.filter((format): format is Format => 'create' in FORMATS[format])

describe('every format', () => {
  it.each(WRITTEN.filter(format => format !== 'none'))(
    '%s gives integers beyond 2^53 digit for digit, nested ones too',
    async format => {
      const row = {id: BIG, nested: {ids: [BIG]}}
      const options = {format, filter: filterOf(`id == ${DIGITS}`), sort: 'id'}
      for (const content of [list(row), value(row)]) {
        const text = await renderText(content, options, {columns: ['id', 'nested']})
        expect(text.match(/\d{10,}/g)).toEqual(format === 'id' ? [DIGITS] : [DIGITS, DIGITS])
      }
      const streamed = await renderText(stream(row), {format}, {columns: ['id', 'nested']})
      expect(streamed).toContain(DIGITS)
      expect(await renderText(list(row), {format, fields: ['nested.ids.0']})).toContain(DIGITS)
    },
  )

  it.each(WRITTEN.filter(format => format !== 'none'))(
    '%s ends every text with a line feed and lets nothing reach a terminal that it would obey',
    async format => {
      const row = {id: 'a\x1b[2J\u009b\u202e\u0007', name: '\u2066测试'}
      for (const content of [list(row, row), value(row), value(row.id), stream(row)]) {
        const text = await renderText(content, {format, terminal: {columns: 80}})
        expect(text.endsWith('\n')).toBe(true)
        expect(text.replaceAll('\n', '')).not.toMatch(/(?!\t)[\p{Cc}\u202e\u2066]/u)
      }
    },
  )

  it.each(WRITTEN)('%s takes from a stream only what the limit needs', async format => {
    const source = endless(n => ({n}))
    await renderText(source.content, {format, filter: filterOf('n >= 2'), limit: 3})
    expect(source.seen()).toBe(5)
    const untouched = endless(n => ({n}))
    expect(await renderText(untouched.content, {format, limit: 0})).toBe('')
    expect(untouched.seen()).toBe(0)
  })

  it.each(WRITTEN.filter(format => format !== 'none'))(
    '%s gives each row of a stream as soon as it is there',
    async format => {
      const renderer = await RowRenderer.create({}, {format, color: false, header: false})
      expect(await renderer.row({n: 7})).toContain('7')
      expect(await renderer.row({n: 8})).toContain('8')
    },
  )

  it('has enough of a stream when whoever is told of the rows that were shown says so', async () => {
    const shown: unknown[] = []
    const onShown = (): boolean => shown.push(true) === 2
    const options = {format: 'jsonl', color: false, header: true, jq: '.a // empty'} as const
    const renderer = await RowRenderer.create({}, options, onShown)
    const texts = []
    for (const row of [{a: 1}, {b: 2}, {a: 3}, {a: 4}]) texts.push(await renderer.row(row))
    expect(texts).toEqual(['1\n', '', '3\n', ''])
    expect([shown.length, renderer.left]).toEqual([2, 0])
  })

  it('prints nothing for a single value that a filter refuses', async () => {
    for (const format of ['table', 'json', 'jsonl', 'csv', 'tsv', 'yaml', 'id', 'none'] as const) {
      expect(await renderText(value({a: 1}), {format, filter: filterOf('a == 2')})).toBe('')
    }
  })

  it('gives nothing of a list in which a row cannot be compared, where rows tell of reads', async () => {
    const rows = list({a: 1}, {a: 'x'})
    const filter = filterOf('a < 5')
    await expect(renderText(rows, {filter, strict: true})).rejects.toMatchObject({code: 'USAGE', exit: 2})
    expect(await renderText(rows, {filter, format: 'jsonl'})).toBe('{"a":1}\n')
    expect(await renderText(stream({a: 'x'}, {a: 1}), {filter, format: 'jsonl', strict: true})).toBe('{"a":1}\n')
  })
})

describe('json', () => {
  it('is indented by two spaces, on a terminal and in a pipe', async () => {
    const expected = '[\n  {\n    "a": 1\n  }\n]\n'
    expect(await renderText(list({a: 1}))).toBe(expected)
    expect(await renderText(list({a: 1}), {terminal: {columns: 80}})).toBe(expected)
  })

  it('is an array for a list of any length, and the value itself for a value', async () => {
    expect(await renderText(list())).toBe('[]\n')
    expect(await renderText(value('x'))).toBe('"x"\n')
    expect(await renderText(value(undefined))).toBe('null\n')
    expect(await renderText(value([1, 2]), {limit: 1})).toBe('[\n  1\n]\n')
  })

  it('escapes on a terminal what would be obeyed or hidden, and stays the same data', async () => {
    const row = {'k\u202e': '\u009b\u200b', family: '👨‍👩‍👧'}
    const text = await renderText(value(row), {terminal: {columns: 80}})
    expect(text).toContain('\\u202e')
    expect(text).toContain('\\u009b\\u200b')
    expect(text).toContain('👨‍👩‍👧')
    expect(JSON.parse(text)).toEqual(row)
    expect(await renderText(value(row))).toContain('\u202e')
  })

  it('survives a round trip for any data', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async rows => {
        const json = stringifyJson(rows)
        for (const terminal of [undefined, {columns: 80}]) {
          expect(stringifyJson(parseJson(await renderText(list(...rows), {terminal})))).toBe(json)
        }
      }),
    )
  })

  it('is JSON lines for a stream', async () => {
    expect(await renderChunks(stream({a: 1}, {a: 2}))).toEqual(['{"a":1}\n', '{"a":2}\n'])
  })
})

describe('jsonl', () => {
  it('is one compact document a line', async () => {
    expect(await renderText(list({a: [1]}, 'x', null), {format: 'jsonl'})).toBe('{"a":[1]}\n"x"\nnull\n')
    expect(await renderText(value({a: 1}), {format: 'jsonl'})).toBe('{"a":1}\n')
    expect(await renderText(list(), {format: 'jsonl'})).toBe('')
  })
})

describe('csv', () => {
  it('quotes what RFC 4180 says, and leaves the data as it is', async () => {
    const rows = [{a: 'x,y', b: 'say "hi"', c: 'two\nlines', d: ' =1+1', e: '=1+1'}]
    expect(await renderText(list(...rows), {format: 'csv'})).toBe(
      'a,b,c,d,e\n"x,y","say ""hi""","two\nlines", =1+1,=1+1\n',
    )
  })

  it('names columns by the first alternative, and fields as they were typed', async () => {
    const rows = list({a: '', b: 1})
    expect(await renderText(rows, {format: 'csv'}, {columns: ['a|b', 'c']})).toBe('a,c\n1,\n')
    expect(await renderText(rows, {format: 'csv', fields: ['a|b', 'c']})).toBe('a|b,c\n1,\n')
    expect(await renderText(rows, {format: 'csv', header: false}, {columns: ['a|b', 'c']})).toBe('1,\n')
  })

  it('has a header and one row for a single value, a header alone for an empty list', async () => {
    expect(await renderText(value({a: 1, b: {c: 2}}), {format: 'csv'}, {columns: ['a', 'b']})).toBe(
      'a,b\n1,"{""c"":2}"\n',
    )
    expect(await renderText(value('text'), {format: 'csv'})).toBe('value\ntext\n')
    expect(await renderText(list(), {format: 'csv'}, {columns: ['a', 'b|c']})).toBe('a,b\n')
    expect(await renderText(list(), {format: 'csv'})).toBe('')
  })

  it('keeps a line for a row whose only cell is empty', async () => {
    expect(await renderText(list({a: ''}), {format: 'csv', header: false})).toBe('""\n')
  })

  it('disarms formulas only when asked, and never plain numbers', async () => {
    const cells = ['=1', '+cmd', '-x', '@a', '\tb', '\rc', '-5', '+1.5e3', 'a=1']
    const rows = list(...cells.map(cell => ({cell})))
    const safe = await renderText(rows, {format: 'csv', header: false, csvSafe: true})
    expect(safe).toBe(`'=1\n'+cmd\n'-x\n'@a\n'\tb\n"'\rc"\n-5\n+1.5e3\na=1\n`)
    expect(await renderText(rows, {format: 'csv', header: false})).not.toContain("'")
  })

  it('keeps numbers as they are for a spreadsheet that would round them or drop their zeros, when asked', async () => {
    const rounded = [
      '1700000000000001',
      '-9007199254740993',
      '12e45678901234567',
      '0.12345678901234567',
      '007',
      '-01.5',
    ]
    const kept = ['170000000000001', '0', '0.5', '-0.5', '1.5e-10', '2026-08-01 08:00:00', 'id 1700000000000001']
    const options = {format: 'csv', header: false} as const
    const rows = list(...[...rounded, ...kept].map(cell => ({cell})))
    const safe = [...rounded.map(cell => `'${cell}`), ...kept]
    expect(await renderText(rows, {...options, csvSafe: true})).toBe(safe.map(cell => `${cell}\n`).join(''))
    expect(await renderText(rows, options)).not.toContain("'")
    expect(await renderText(list({id: 1700000000000001n}), {...options, csvSafe: true})).toBe("'1700000000000001\n")
  })

  it('begins with the mark for Excel when asked, where there is anything', async () => {
    const options = {format: 'csv', csvBom: true} as const
    expect(await renderText(list({a: 1}), options)).toBe('\uFEFFa\n1\n')
    expect(await renderText(list({a: 1}), {...options, header: false})).toBe('\uFEFF1\n')
    expect(await renderChunks(stream({a: 1}, {a: 2}), options)).toEqual(['\uFEFFa\n1\n', '2\n'])
    expect(await renderText(list(), options, {columns: ['a']})).toBe('\uFEFFa\n')
    expect(await renderText(list(), options)).toBe('')
  })

  it('settles the columns of a stream by its first row', async () => {
    expect(await renderChunks(stream({a: 1}, {b: 2, a: 3}), {format: 'csv'})).toEqual(['a\n1\n', '3\n'])
  })

  it('can be read back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string(), {minLength: 3, maxLength: 3})), async rows => {
        const text = await renderText(list(...rows), {format: 'csv', header: false}, {columns: ['0', '1', '2']})
        expect(parseCsv(text)).toEqual(rows)
      }),
    )
  })
})

/** The smallest reader of RFC 4180 with `\n`. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== '\n') continue
    rows.push(row)
    row = []
  }
  return rows
}

describe('tsv', () => {
  it('escapes tabs, line feeds, carriage returns and backslashes', async () => {
    expect(await renderText(list({a: 'x\ty', b: 'l\nm\r', c: 'C:\\n'}), {format: 'tsv'})).toBe(
      'a\tb\tc\nx\\ty\tl\\nm\\r\tC:\\\\n\n',
    )
  })

  it('keeps its tabs on a terminal', async () => {
    expect(await renderText(list({a: 1, b: '\x1b'}), {format: 'tsv', terminal: {columns: 80}})).toBe('a\tb\n1\t␛\n')
  })
})

describe('yaml', () => {
  it('is read back as the same data', async () => {
    const rows = [
      {a: 1, t: '007', hex: '0x1f', time: '12:30:45', no: 'no', list: [null, true, 1.5], text: 'a\nb\u009b'},
    ]
    expect(load(await renderText(list(...rows), {format: 'yaml'}))).toEqual(rows)
    expect(await renderText(list(), {format: 'yaml'})).toBe('[]\n')
    expect(await renderText(value(undefined), {format: 'yaml'})).toBe('null\n')
  })

  it('writes large integers as plain scalars, and strings of digits as strings', async () => {
    expect(await renderText(value({id: BIG, text: DIGITS}), {format: 'yaml'})).toBe(
      `id: ${DIGITS}\ntext: '${DIGITS}'\n`,
    )
    expect(await renderText(value([1e21, -0, 1e300]), {format: 'yaml'})).toBe('- 1.e+21\n- -0.0\n- 1.e+300\n')
  })

  it.each([
    ['base64', 'QUJD', 4_000_000],
    ['words', ' a: "b" \\', 1_100_000],
    ['lines', 'a\nb\n', 1_100_000],
    ['what is not seen', `${'a'.repeat(9992)}你\u0085\u2028\u{e0020}\ufeff\u001b\ud800`, 1_100_000],
  ])('is read back as the same data where texts have megabytes: %s', async (_what, part, length) => {
    const long = part.repeat(length / part.length)
    const rows = [{a: long, b: 'short', c: [{d: `${long}x`}]}, long]
    expect(load(await renderText(list(...rows), {format: 'yaml'}))).toEqual(rows)
    expect(await renderText(value({[long]: 1}), {format: 'yaml'})).toMatch(/": 1\n$/)
  })

  it('has a document for each row of a stream', async () => {
    const text = await renderText(stream({a: 1}, {a: 2}), {format: 'yaml'})
    expect(text).toBe('---\na: 1\n---\na: 2\n')
    expect(loadAll(text)).toEqual([{a: 1}, {a: 2}])
  })
})

describe('id', () => {
  it('is the id of each row, one a line; rows without one are left out', async () => {
    const rows = [{message_id: 5, seq: 1}, {message_id: null}, {other: 1}, {message_id: BIG}]
    expect(await renderText(list(...rows), {format: 'id'}, {id: 'message_id', columns: ['seq']})).toBe(`5\n${DIGITS}\n`)
  })

  it('is the first column by default, or the first field picked', async () => {
    const view = {columns: ['uin|user_id', 'nick']}
    expect(await renderText(list({user_id: 1, nick: 'x'}), {format: 'id'}, view)).toBe('1\n')
    expect(await renderText(list({user_id: 1, nick: 'x'}), {format: 'id', fields: ['nick']}, view)).toBe('x\n')
    expect(await renderText(stream({a: 7}, {a: 8}), {format: 'id'})).toBe('7\n8\n')
  })

  it('prints a bare text or number itself', async () => {
    expect(await renderText(value('http://x'), {format: 'id'}, {id: 'url'})).toBe('http://x\n')
    expect(await renderText(list('a', 5), {format: 'id'}, {columns: ['url']})).toBe('a\n5\n')
  })
})

describe('none', () => {
  it('prints nothing, and counts the rows of a stream anyway', async () => {
    expect(await renderText(stream(1, 2, 3), {format: 'none'})).toBe('')
    const renderer = await RowRenderer.create({}, {format: 'none', color: false, header: true}, () => true)
    expect(await renderer.row(1)).toBe('')
    expect(renderer.left).toBe(0)
    expect(await renderText(list({a: 1}), {format: 'none', jq: '.'})).toBe('')
  })
})
