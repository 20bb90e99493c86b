import {describe, expect, it} from 'vitest'
import {
  CsvSplitter,
  LineSplitter,
  type InputLine,
  type Splitter,
} from '../../../../src/lib/features/batch/batch-input.js'
import {seeded} from '../../../support/random.js'

/** What comes of a text that arrives in pieces. */
function split(splitter: Splitter, text: string, piece: () => number): InputLine[] {
  const found: InputLine[] = []
  for (let at = 0; at < text.length;) {
    const end = at + piece()
    found.push(...splitter.push(text.slice(at, end)))
    at = end
  }
  return [...found, ...splitter.end()]
}

const whole = (splitter: Splitter, text: string): InputLine[] => split(splitter, text, () => text.length)

/** The same however it is cut up. */
function expectSameInPieces(make: () => Splitter, text: string): void {
  const expected = whole(make(), text)
  const random = seeded(7)
  for (let round = 0; round < 50; round++)
    expect(split(make(), text, () => 1 + Math.floor(random() * 5))).toEqual(expected)
}

describe('lines', () => {
  it('are numbered as in the file, without those that are empty or comments', () => {
    const text = '\n# a\n one \r\n\n#two\n{"three":3}'
    expect(whole(new LineSplitter(), text)).toEqual([
      {number: 3, text: 'one'},
      {number: 6, text: '{"three":3}'},
    ])
    expectSameInPieces(() => new LineSplitter(), text)
  })
})

it.each([
  [() => new LineSplitter(), 'a'.repeat(20_000_000)],
  [() => new CsvSplitter(), `"${'a'.repeat(20_000_000)}${'b""'.repeat(100_000)}"`],
])('take lines of many megabytes, in pieces', (make, line) => {
  expect(split(make(), `x\n${line}\ny`, () => 65_536).map(({text}) => text)).toContain(line)
})

describe('CSV', () => {
  const cellsOf = (text: string): unknown =>
    whole(new CsvSplitter(), text).map(({number, names, cells}) => ({number, names, cells}))

  it('has a header, quotes, commas and line breaks in its cells, and either kind of line end', () => {
    const text = 'group_id, card \r\n1,"a ""b"", c"\r\n\r\n2,"two\nlines"\n3,\n4,你好'
    const names = ['group_id', 'card']
    expect(cellsOf(text)).toEqual([
      {number: 2, names, cells: ['1', 'a "b", c']},
      {number: 4, names, cells: ['2', 'two\nlines']},
      {number: 6, names, cells: ['3', '']},
      {number: 7, names, cells: ['4', '你好']},
    ])
    expectSameInPieces(() => new CsvSplitter(), text)
  })

  it.each([
    ['', []],
    ['a,b', []],
    ['a,b\n', []],
  ])('without records gives none: %j', (text, records) => {
    expect(cellsOf(text)).toEqual(records)
  })

  it.each(['a\n"b', 'a\nb"c"\n', 'a\n"b"c\n'])('refuses %j', text => {
    expect(() => whole(new CsvSplitter(), text)).toThrow('line 2 is not valid CSV')
  })
})
