import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {say} from '../../../src/lib/errors/saying.js'
import {both, compileFilter, opposite} from '../../../src/lib/output/filter.js'
import {type Verdict} from '../../../src/lib/output/filter-comparison.js'
import {failureOf} from '../config/fixture.js'
import {filterOf} from './collect.js'
import {hintOf, wordsOf} from '../../support/words.js'

const {TZ} = process.env

beforeEach(() => {
  process.env['TZ'] = 'Asia/Shanghai' // the moment of `filterOf` is 2026-08-01 20:00 there
})

afterEach(() => {
  process.env['TZ'] = TZ ?? 'UTC'
})

/** true, false, null = no value to compare, 'incomparable'. */
function verdictOf(expression: string, row: unknown): unknown {
  const verdict = filterOf(expression).judge(row)
  return typeof verdict === 'object' && verdict !== null ? 'incomparable' : verdict
}

describe('a comparison', () => {
  it.each([
    ['role == owner', {role: 'owner'}, true],
    ['role==owner', {role: 'owner'}, true],
    ['role != owner', {role: 'owner'}, false],
    ['  role  ==  owner  ', {role: 'owner'}, true],
    ['title == a b', {title: 'a b'}, true],
    ['title == "a b "', {title: 'a b '}, true],
    ['title == ""', {title: ''}, true],
    ["title == ''", {title: 'x'}, false],
    ['title == "say ""hi"""', {title: 'say "hi"'}, true],
    ['title == \'say "hi"\'', {title: 'say "hi"'}, true],
    ["title == 'it''s'", {title: "it's"}, true],
    ["title == it's", {title: "it's"}, true],
    ['title == "a and b"', {title: 'a and b'}, true],
    ['title == android', {title: 'android'}, true],
    ['title == (a)', {title: '(a)'}, true],
    ['on == true', {on: true}, true],
    ['on == false', {on: 'false'}, true],
    ['tags == [1,2]', {tags: [1, 2]}, true],
    ['sender.card == x', {sender: {card: 'x'}}, true],
    ['sender.card|nick == y', {sender: {card: ''}, nick: 'y'}, true],
    ['value == a', 'a', true],
    ['name ~ ^测.$', {name: '测试'}, true],
    ['name ~ "^.$"', {name: '😀'}, true],
    ['name ~ (a|b)c', {name: 'xbc'}, true],
    ['name ~ \\.pdf$', {name: 'a.pdf'}, true],
    ['id ~ ^100', {id: 10001}, true],
    ['id ~ ""', {id: 0}, true],
  ])('%s of %o is %s, as ever', (expression, row, expected) => {
    expect(verdictOf(expression, row)).toBe(expected)
  })

  it.each([
    ['level >= 10', {level: '9'}, false],
    ['level >= 10', {level: '10'}, true],
    ["level >= '10'", {level: '9'}, false],
    ['level < 10', {level: 9.5}, true],
    ['level == 10', {level: '10'}, true],
    ['score == 1.50', {score: 1.5}, true],
    ['score > 1e3', {score: 1000.5}, true],
    ['n > -5', {n: -4}, true],
    ['id == 9007199254740993', {id: 9007199254740992n}, false],
    ['id > 9007199254740992', {id: '9007199254740993'}, true],
    ['id == 007', {id: 7}, true],
    ['version == 4.10', {version: '4.1'}, false],
    ['version == 4.10', {version: '4.10'}, true],
    ['level < 10', {level: 'high'}, 'incomparable'],
    ['level < 10', {level: ''}, 'incomparable'],
    ['level < 10', {level: true}, 'incomparable'],
    ['level < 10', {level: [1]}, 'incomparable'],
    ['version < 4.9', {version: '4.18.19'}, 'incomparable'],
    ['level == 10', {level: 'high'}, false],
    ['level != 10', {level: 'high'}, true],
  ])('with a number: %s of %o is %s', (expression, row, expected) => {
    expect(verdictOf(expression, row)).toBe(expected)
  })

  it.each([
    ['size > 1k', 1000, false],
    ['size > 1k', 1001, true],
    ['size > 1MiB', '1048577', true],
    ['size > 1MiB', 1_048_576, false],
    ['size >= 1M', 1_000_000, true],
    ['size < 1.5KiB', 1535, true],
    ['size == 2GiB', 2_147_483_648, true],
    ['size == 3G', '3000000000', true],
    ['size == 512B', 512, true],
    ['size > 99999999999999999999G', '100000000000000000000000000000', true],
    ['size == 1MiB', '1MiB', true],
  ])('with a size: %s of %s is %s', (expression, size, expected) => {
    expect(verdictOf(expression, {size})).toBe(expected)
  })

  it.each([
    ['t < 2026-08-01', '2026-07-31T15:59:59Z', true],
    ['t < 2026-08-01', '2026-07-31T16:00:00Z', false],
    ['t >= 2026-08-01T08:00', '2026-08-01T00:00:00Z', true],
    ['t >= 2026-08-01T08:00:00Z', '2026-08-01T00:00:00Z', false],
    ["t > '2026-08-01 08:00'", '2026-08-01T00:00:01Z', true],
    ['t > 2026-08-01 08:00', '2026-08-01T00:00:01Z', true],
    ['t >= 08:00', '2026-08-01T00:00:00Z', true],
    ['t >= 08:00', '2026-07-31T23:59:59Z', false],
    ['t >= today', '2026-07-31T16:00:00Z', true],
    ['t >= today', '2026-07-31T15:59:59Z', false],
    ['t < yesterday', '2026-07-30T15:59:59Z', true],
    ['t < yesterday', '2026-07-30T16:00:00Z', false],
    ['t < -90d', '2026-05-03T11:59:59Z', true],
    ['t < -90d', '2026-05-03T12:00:00Z', false],
    ['t > -1h30m', '2026-08-01T10:30:01Z', true],
    ['t == 2026-08-01', '2026-07-31T16:00:00Z', true],
  ])('with a time: %s of %s is %s, in seconds, milliseconds and digits', (expression, iso, expected) => {
    const ms = Date.parse(iso)
    for (const t of [ms, ms / 1000, String(ms), String(ms / 1000), BigInt(ms)]) {
      expect(verdictOf(expression, {t})).toBe(expected)
    }
  })

  it('with a time says nothing of 0, null and a missing field, under not either', () => {
    for (const row of [{t: 0}, {t: '0'}, {t: 0n}, {t: null}, {}]) {
      for (const operator of ['<', '<=', '>', '>=']) {
        expect(verdictOf(`t ${operator} 2020-01-01`, row)).toBe(null)
        expect(filterOf(`not t ${operator} 2020-01-01`).passes(row)).toBe(false)
      }
      expect(verdictOf('t == 1970-01-01T00:00:00Z', row)).toBe(false)
      expect(verdictOf('t != 2020-01-01', row)).toBe(true)
    }
    expect(verdictOf('t < 2020-01-01', {t: 'never'})).toBe('incomparable')
    expect(verdictOf('t == today', {t: 'today'})).toBe(true)
  })

  it.each([
    ['name < "ｚ"', '！', true],
    ['name > "ｚ"', '😀', true],
    ['name < "m"', '123', true],
    ['name >= "10"', 'abc', true],
    ['name < "2026-08-01"', '2026-07-31', true],
    ['name < "m"', 5, 'incomparable'],
    ['name < "10"', '9', 'incomparable'],
    ['name < "10"', 9, 'incomparable'],
    ['name == "10"', 10, true],
    ['name == "10"', '010', false],
    ['name == "today"', 'today', true],
  ])('with a text in double quotes: %s of %o is %s', (expression, name, expected) => {
    expect(verdictOf(expression, {name})).toBe(expected)
  })

  it('passes a row whose field is null or missing only for !=', () => {
    for (const row of [{}, {missing: null}]) {
      for (const value of ['x', '5', 'today', '"null"']) {
        expect(filterOf(`missing == ${value}`).passes(row)).toBe(false)
        expect(filterOf(`missing != ${value}`).passes(row)).toBe(true)
      }
      expect(filterOf('missing < 5').passes(row)).toBe(false)
      expect(filterOf('not missing < 5').passes(row)).toBe(false)
      expect(filterOf('missing ~ ""').passes(row)).toBe(false)
      expect(filterOf('not missing ~ ""').passes(row)).toBe(true)
    }
  })

  it('compares integers of any size as mathematics does, digits or numbers', () => {
    const integer = fc.bigInt({min: -(10n ** 30n), max: 10n ** 30n})
    fc.assert(
      fc.property(integer, integer, fc.boolean(), (a, b, asText) => {
        const row = {n: asText ? String(a) : a}
        expect(verdictOf(`n < ${b}`, row)).toBe(a < b)
        expect(verdictOf(`n >= ${b}`, row)).toBe(a >= b)
        expect(verdictOf(`n == ${b}`, row)).toBe(a === b)
        expect(verdictOf(`n != ${b}`, row)).toBe(a !== b)
      }),
    )
  })

  it('finds any text equal to itself when it is quoted', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.constantFrom('"', "'"), (text, quote) => {
        const value = quote + text.replaceAll(quote, quote + quote) + quote
        fc.pre(quote === '"' || !/^-?\d/.test(text))
        expect(verdictOf(`t == ${value}`, {t: text})).toBe(true)
        expect(verdictOf(`t != ${value}`, {t: text})).toBe(false)
      }),
    )
  })
})

describe('and, or, not', () => {
  const row = {a: 1, b: 2, text: 'x'}

  it.each([
    ['a == 1 and b == 2', true],
    ['a == 1 and b == 3', false],
    ['a == 2 or b == 2', true],
    ['a == 1 or b == 3 and a == 3', true],
    ['(a == 1 or b == 3) and a == 3', false],
    ['not a == 1 or b == 2', true],
    ['not (a == 1 or b == 2)', false],
    ['not not a == 1', true],
    ['not(a==1)and(b==2)', false],
    ['(a == 1)and b == 2', true],
    ['((a == 1))', true],
    ['a == "1"and b == 2', undefined],
    ['a == 1\n  and b == 2', true],
    ['a == 3 and text < 5', false],
    ['text < 5 or a == 1', true],
    ['text < 5 and missing < 5', 'incomparable'],
    ['missing < 5 and text < 5', 'incomparable'],
  ])('%j is %s', (expression, expected) => {
    if (expected === undefined) expect(failureOf(() => filterOf(expression)).code).toBe('USAGE')
    else expect(verdictOf(expression, row)).toBe(expected)
  })

  it('are all one filter when it is given again and again', () => {
    expect(filterOf('a == 1', 'b == 2 or b == 3').passes(row)).toBe(true)
    expect(filterOf('a == 1', 'b == 3').passes(row)).toBe(false)
    expect(filterOf('a == 3', 'text < 5').passes(row)).toBe(false)
    expect(filterOf('a == 1 and not c|d ~ x', 'b == 2').fields).toEqual(['a', 'c|d', 'b'])
  })

  const INCOMPARABLE = {reason: say('')}
  const VERDICTS: readonly Verdict[] = [true, false, null, INCOMPARABLE]
  const verdict = fc.constantFrom(...VERDICTS)

  it('keep to the three-valued table', () => {
    const unknown = [null, INCOMPARABLE]
    for (const verdict of VERDICTS) {
      expect(both(true, verdict)).toBe(verdict)
      expect(both(false, verdict)).toBe(false)
      expect(opposite(opposite(verdict))).toBe(verdict)
    }
    for (const verdict of unknown) expect(opposite(verdict)).toBe(verdict)
    expect(both(null, null)).toBe(null)
    expect(both(null, INCOMPARABLE)).toBe(INCOMPARABLE)
    fc.assert(
      fc.property(verdict, verdict, verdict, (a, b, c) => {
        expect(both(a, b)).toBe(both(b, a))
        expect(both(both(a, b), c)).toBe(both(a, both(b, c)))
        expect(both(a, a)).toBe(a)
      }),
    )
  })

  it('give the same however an expression is written', () => {
    // of these rows each comparison is true, false, without a value, or incomparable
    const leaf = fc.constantFrom('a < 5', 'a > 5', 'none < 5', 'text < 5', 'a == 1', 'none != 1', 'text ~ y')
    const {expression} = fc.letrec<{expression: string}>(tie => ({
      expression: fc.oneof(
        {maxDepth: 4},
        leaf,
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} and ${b})`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} or ${b})`),
        tie('expression').map(a => `not (${a})`),
      ),
    }))
    fc.assert(
      fc.property(expression, expression, expression, (a, b, c) => {
        const same = (left: string, right: string): void => expect(verdictOf(left, row)).toBe(verdictOf(right, row))
        same(`not not (${a})`, a)
        same(`not (${a} and ${b})`, `not (${a}) or not (${b})`)
        same(`not (${a} or ${b})`, `not (${a}) and not (${b})`)
        same(`${a} and ${b} or ${c}`, `${c} or (${b} and ${a})`)
        const spread = [`(${a} or ${b}) and ${c}`, `${c} and ${a} or ${c} and ${b}`].map(text => verdictOf(text, row))
        // why nothing is known may differ
        expect(spread[0] === true).toBe(spread[1] === true)
        expect(spread[0] === false).toBe(spread[1] === false)
      }),
    )
  })
})

describe('a row that cannot be compared', () => {
  it('is an error in a list, which names the field and both kinds, and quotes no data', () => {
    const error = failureOf(() => filterOf('card < 5').passes({card: 'secret'}))
    expect(error).toMatchObject({code: 'USAGE', exit: 2})
    expect(error.message).toBe('--filter: card < 5: card is a text in a row, but 5 is a number')
  })

  it('does not pass in a stream, and is told of once', () => {
    const notes: string[] = []
    const filter = compileFilter(['card < 5', 'id > 0'], 0, what => notes.push(wordsOf(what)))
    const cards = [1, 'x', 9, 'y', [], 4]
    expect(cards.filter(card => filter.passesOrNotes({card, id: 1}))).toEqual([1, 4])
    expect(notes).toEqual(['--filter: card < 5: card is a text in a row, but 5 is a number; such rows are left out'])
  })
})

describe('what is refused before anything is done', () => {
  it.each([
    ...['', ' ', 'role', 'role =', 'role = owner', 'role ==', '== owner', 'a === b', 'a =~ b', 'a ~= b', 'a <> b'],
    ...['a..b == 1', 'a ~ (', 'a ~ \\-', 'a == "', 'a == "x', 'a == "x"y', 'a == "x" y', '(a == 1', 'a == 1)', '()'],
    ...['a == 1 and', 'and a == 1', 'a == 1 or or b == 1', 'not', 'not (', 'a == 1 and b', 'a == and b == 1'],
    ...['a == :)', 'a == 1 && b == 2', 'a == 1 || b == 2', 'a == x AND b == 2', 'a != x b == 2', 'a != x b >= 2'],
    ...['NOT a == 1', '!a == 1', 'a !~ b', 'a == x y < 2', '(a == 1) b == 2', `${'not '.repeat(200)}a == 1`],
  ])('%j', expression => {
    expect(failureOf(() => filterOf(expression))).toMatchObject({code: 'USAGE', exit: 2})
  })

  it.each([
    ['modify_time < 90d', 'write -90d'],
    ['modify_time < 1h30m', 'write -1h30m'],
    ['modify_time < 8:00', '08:00'],
    ['modify_time < 2026-02-30', '2026-01-31'],
    ['modify_time < 2026/01/31', '2026-01-31'],
    ['file_size > 1MB', '1MiB'],
    ['file_size > 1 MiB', '1MiB'],
    ['member_count > 100人', 'not a number'],
    ['version < 4.18.19', 'version < "4.18.19"'],
    ['member_count < abc', 'member_count < "abc"'],
    ["name < 'abc'", 'name < "abc"'],
    ['name == Tom and Jerry', 'double quotes'],
    ['role == admin or owner', 'both sides'],
    ['role == admin && level > 1', '"and"'],
    ['title == "a"b"', 'Write a quote inside quotes twice.'],
    ['card == null', 'not card ~ ""'],
    ['card != null', 'write card ~ ""'],
  ])('%j, and the error says what to write', (expression, told) => {
    const error = failureOf(() => filterOf(expression))
    expect(`${error.message}; ${hintOf(error) ?? ''}`).toContain(told)
  })

  it('without quoting all of something long', () => {
    const long = 'x'.repeat(100_000)
    for (const expression of [
      `a < 9${long}`,
      `${long} < x`,
      `${long} == null`,
      `a == ${long} && b`,
      `a ~ (${long}`,
      long,
    ]) {
      const error = failureOf(() => filterOf(expression))
      expect(error.message.length + (hintOf(error)?.length ?? 0)).toBeLessThan(1000)
    }
  })
})

it('takes thousands of comparisons', () => {
  const many = Array.from({length: 5000}, (_item, index) => `(a == ${index})`).join(' or ')
  expect(filterOf(many).passes({a: 4999})).toBe(true)
})
