import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {checkRenderOptions} from '../../../src/lib/output/check.js'
import {selectRows} from '../../../src/lib/output/select.js'
import {filterOf} from './collect.js'

describe('selectRows', () => {
  it('filters, then sorts, then limits, then picks', () => {
    const rows = [5, 1, 4, 2, 3].map(n => ({n, secret: true}))
    expect(
      selectRows(rows, {filter: filterOf('n > 1', 'secret == true'), sort: '-n', limit: 2, fields: ['n']}),
    ).toEqual([{n: 5}, {n: 4}])
  })

  it('sorts integers of any size as numbers, before texts, and what is missing last', () => {
    const rows = [{}, {k: 'b'}, {k: '10'}, {k: null}, {k: 9}, {k: 9007199254740993n}, {k: 'a'}, {k: 9.5}]
    const keys = (sort: string): unknown[] => selectRows(rows, {sort}).map(row => (row as {k?: unknown}).k)
    expect(keys('k')).toEqual([9, 9.5, '10', 9007199254740993n, 'a', 'b', undefined, null])
    expect(keys('-k')).toEqual(['b', 'a', 9007199254740993n, '10', 9.5, 9, undefined, null])
  })

  it('counts each value once, whatever it is, the most frequent first', () => {
    const big = 9007199254740993n
    const rows = [
      {},
      {k: 1},
      {k: '1'},
      {k: null},
      {k: [1, 2]},
      {k: big},
      {k: 1},
      {k: big},
      {k: [1, 2]},
      {k: 1},
      {k: ''},
    ]
    const counts = (selectRows(rows, {countBy: 'k'}) as {value: unknown; count: number}[]).map(row => [
      row.value,
      row.count,
    ])
    expect(counts).toEqual([
      [1, 3],
      [null, 2],
      [[1, 2], 2],
      [big, 2],
      ['1', 1],
      ['', 1],
    ])
    expect(selectRows([], {countBy: 'k', strict: true})).toEqual([])
  })

  it('sorts texts by code point', () => {
    expect(selectRows(['😀', '！', '测', 'a', 'B'], {sort: 'value'})).toEqual(['B', 'a', '测', '！', '😀'])
  })

  it('sorts by several fields, the first counting most, and what is missing last in each', () => {
    const rows = [{a: 2, b: 1}, {a: 1}, {a: 1, b: 1}, {b: 3}, {a: 2, b: 2}, {a: 1, b: 9}, {b: 4}]
    const sorted = (sort: string): string =>
      selectRows(rows, {sort, fields: ['a', 'b']})
        .map(row =>
          Object.values(row as object)
            .map(String)
            .join(''),
        )
        .join(' ')
    expect(sorted('a,b')).toBe('11 19 1null 21 22 null3 null4')
    expect(sorted('a,-b')).toBe('19 11 1null 22 21 null4 null3')
    expect(sorted('-a, b')).toBe('21 22 11 19 1null null3 null4')
  })

  it('takes the last after sorting, or all where there are no more', () => {
    const rows = [5, 1, 4, 2, 3]
    expect(selectRows(rows, {last: 2})).toEqual([2, 3])
    expect(selectRows(rows, {sort: 'value', last: 2, filter: filterOf('value < 5')})).toEqual([3, 4])
    expect(selectRows(rows, {last: 0})).toEqual([])
    expect(selectRows(rows, {last: 9})).toEqual(rows)
  })

  it('keeps the order of equal rows, in both directions', () => {
    const row = fc.record({k: fc.nat(3)})
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('k', '-k'), (rows, sort) => {
        const numbered = rows.map((item, index) => ({...item, index}))
        const sorted = selectRows(numbered, {sort}) as {k: number; index: number}[]
        for (const [at, current] of sorted.entries()) {
          const before = sorted[at - 1]
          if (before?.k === current.k) expect(before.index).toBeLessThan(current.index)
          else if (before) expect(before.k < current.k).toBe(sort === 'k')
        }
        expect(sorted).toHaveLength(rows.length)
      }),
    )
  })

  it('leaves the rows it was given as they were', () => {
    const rows = Object.freeze([3, 1, 2])
    expect(selectRows(rows, {sort: 'value', limit: 0})).toEqual([])
    expect(rows).toEqual([3, 1, 2])
  })
})

describe('checkRenderOptions', () => {
  const options = {format: 'json', color: false, header: true} as const

  it('accepts what is well-formed', () => {
    checkRenderOptions({...options, sort: '-a', limit: 0, fields: ['a.b', 'c|d'], jq: '.['})
    checkRenderOptions(options, {stream: true})
  })

  it.each([
    [{limit: -1}],
    [{limit: 1.5}],
    [{limit: NaN}],
    [{last: -1}],
    [{sort: ''}],
    [{sort: 'a,'}],
    [{sort: 'a,-'}],
    [{sort: '-'}],
    [{fields: ['a', '']}],
    [{fields: ['a..b']}],
  ])('refuses %j', wrong => {
    expect(() => {
      checkRenderOptions({...options, ...wrong})
    }).toThrow(expect.objectContaining({code: 'USAGE'}))
  })

  it.each([{sort: 'a'}, {last: 1}])('refuses %j of a stream', wrong => {
    checkRenderOptions({...options, ...wrong}, {stream: false})
    expect(() => {
      checkRenderOptions({...options, ...wrong}, {stream: true})
    }).toThrow(expect.objectContaining({code: 'USAGE'}))
  })
})
