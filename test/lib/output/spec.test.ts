import {describe, expect, it} from 'vitest'
import {compilePick, compileSpec} from '../../../src/lib/output/spec.js'

describe('compileSpec', () => {
  const row = {id: 1, sender: {card: '', nickname: 'Ann'}, elements: [{elementId: 'e1'}], zero: 0, no: false, nil: null}

  it.each([
    ['id', 1],
    ['sender.nickname', 'Ann'],
    ['elements.0.elementId', 'e1'],
    ['sender.card|sender.nickname', 'Ann'],
    ['nil|zero|id', 0],
    ['missing|no', false],
    ['sender.card|missing', ''],
    ['missing', undefined],
    ['id.deeper', undefined],
    ['elements.length', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
  ])('reads %s', (spec, expected) => {
    expect(compileSpec(spec)(row)).toEqual(expected)
  })

  it('knows a bare value as "value"', () => {
    expect(compileSpec('value')('text')).toBe('text')
    expect(compileSpec('length')('text')).toBeUndefined()
  })

  it.each(['', '.', 'a..b', '|', 'a|', '.a'])('refuses %j', spec => {
    expect(() => compileSpec(spec)).toThrow(expect.objectContaining({code: 'USAGE'}))
  })
})

describe('compilePick', () => {
  it('orders the fields as typed, and makes what is missing null', () => {
    const picked = compilePick(['b.c', 'x', 'a|y', '__proto__'])({a: 1, b: {c: 2n}})
    expect(Object.entries(picked)).toEqual([
      ['b.c', 2n],
      ['x', null],
      ['a|y', 1],
      ['__proto__', null],
    ])
  })
})
