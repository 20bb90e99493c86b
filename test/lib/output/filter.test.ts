import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compileFilter} from '../../../src/lib/output/filter.js'

describe('compileFilter', () => {
  it.each([
    ['role == owner', {role: 'owner'}, true],
    ['role==owner', {role: 'owner'}, true],
    ['role != owner', {role: 'owner'}, false],
    ['level >= 10', {level: '9'}, false],
    ['level >= 10', {level: '10'}, true],
    ['level < 10', {level: 9.5}, true],
    ['score == 1.50', {score: 1.5}, true],
    ['score > 1e3', {score: 1000.5}, true],
    ['id == 9007199254740993', {id: 9007199254740993n}, true],
    ['id == 9007199254740993', {id: 9007199254740992n}, false],
    ['id > 9007199254740992', {id: '9007199254740993'}, true],
    ['id == 007', {id: 7}, true],
    ['title == ""', {title: ''}, true],
    ["title == ''", {title: 'x'}, false],
    ['title == "a b "', {title: 'a b '}, true],
    ['title == "', {title: '"'}, true],
    ['on == true', {on: true}, true],
    ['on == false', {on: 'false'}, true],
    ['card == null', {card: null}, true],
    ['sender.card == x', {sender: {card: 'x'}}, true],
    ['sender.card|nick == y', {sender: {card: ''}, nick: 'y'}, true],
    ['tags == [1,2]', {tags: [1, 2]}, true],
    ['name ~ ^测.$', {name: '测试'}, true],
    ['name ~ "^.$"', {name: '😀'}, true],
    ['name ~ b', {name: 'abc'}, true],
    ['id ~ ^100', {id: 10001}, true],
    ['name > 10', {name: 'abc'}, true],
    ['name < ｚ', {name: '！'}, true],
    ['name > ｚ', {name: '😀'}, true],
    ['value == a', 'a', true],
  ])('%s on %o is %s', (expression, row, expected) => {
    expect(compileFilter(expression)(row)).toBe(expected)
  })

  it('passes a row without the field only for !=', () => {
    for (const operator of ['==', '<', '<=', '>', '>=', '~']) {
      expect(compileFilter(`missing ${operator} null`)({a: 1})).toBe(false)
    }
    expect(compileFilter('missing != x')({a: 1})).toBe(true)
  })

  it.each([
    '',
    'role',
    'role =',
    'role = owner',
    'role ==',
    '== owner',
    'a === b',
    'a =~ b',
    'a ~= b',
    'a <> b',
    'a..b == 1',
    'a ~ (',
    'a ~ \\-',
  ])('refuses %j', expression => {
    expect(() => compileFilter(expression)).toThrow(expect.objectContaining({code: 'USAGE', exit: 2}))
  })

  it('compares integers of any size as mathematics does, digits or numbers', () => {
    const integer = fc.bigInt({min: -(10n ** 30n), max: 10n ** 30n})
    fc.assert(
      fc.property(integer, integer, fc.boolean(), (a, b, asText) => {
        const row = {n: asText ? String(a) : a}
        expect(compileFilter(`n < ${b}`)(row)).toBe(a < b)
        expect(compileFilter(`n >= ${b}`)(row)).toBe(a >= b)
        expect(compileFilter(`n == ${b}`)(row)).toBe(a === b)
        expect(compileFilter(`n != ${b}`)(row)).toBe(a !== b)
      }),
    )
  })

  it('finds any text equal to itself when it is quoted', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        expect(compileFilter(`t == "${text}"`)({t: text})).toBe(true)
        expect(compileFilter(`t != "${text}"`)({t: text})).toBe(false)
      }),
    )
  })
})
