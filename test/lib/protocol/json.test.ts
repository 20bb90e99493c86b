import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseJson, stringifyJson, TooDeepError} from '../../../src/lib/protocol/json.js'

/** A long integer where JSON may have one, so that nothing is parsed by JSON.parse alone. */
const LONG = '98765432109876543210'
const LONG_VALUE = 98765432109876543210n

describe('long integers', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991', -9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['7348293749283749283', 7348293749283749283n],
    ['1234567890123456', 1234567890123456],
    ['1234567890123456789012345678901234567890', 1234567890123456789012345678901234567890n],
  ])('%s is %s', (text, value) => {
    expect(parseJson(text)).toBe(value)
    expect(stringifyJson(parseJson(text))).toBe(text)
  })

  it('round-trip digit for digit wherever they stand', () => {
    const integer = fc.bigInt({min: -(10n ** 40n), max: 10n ** 40n}).map(String)
    const space = fc.constantFrom('', ' ', '\n\t', '\r\n    ')
    fc.assert(
      fc.property(fc.array(integer, {minLength: 1}), space, (integers, gap) => {
        const list = `[${integers.join(`${gap},${gap}`)}]`
        const compact = `[${integers.join(',')}]`
        expect(stringifyJson(parseJson(list))).toBe(compact)
        expect(stringifyJson(parseJson(`{"id"${gap}:${gap}${list}${gap}}`))).toBe(`{"id":${compact}}`)
      }),
    )
  })

  it('come out as bare digits when the JSON is indented', () => {
    expect(stringifyJson({id: LONG_VALUE, text: 'a'}, 2)).toBe(`{\n  "id": ${LONG},\n  "text": "a"\n}`)
  })

  it.each([
    ['1234567890123456.5', 1234567890123456.5],
    ['-1234567890123456.25', -1234567890123456.25],
    ['0.1234567890123456789', 0.1234567890123456789],
    ['12345678901234567e3', 1.2345678901234567e19],
    ['12345678901234567E-3', 12345678901234.567],
    ['1e-12345678901234567', 0],
    ['1.5e+0000000000000002', 150],
    ['-0', -0],
  ])('are not seen in the fraction or exponent %s', (text, value) => {
    expect(parseJson(text)).toBe(value)
    expect(parseJson(`[${text},${LONG}]`)).toEqual([value, LONG_VALUE])
  })

  it.each([
    `{${LONG}:1}`,
    `{${LONG} : 1}`,
    '09007199254740993',
    '-09007199254740993',
    '00000000000000001',
    `--${LONG}`,
    `+${LONG}`,
    `${LONG}n`,
    `${LONG}.`,
    `${LONG}e`,
    `[1 ${LONG}]`,
    `"a"${LONG}`,
    `${LONG}"a"`,
    `"${LONG}`,
    `{"a":${LONG}`,
  ])('make no JSON of what is none: %s', text => {
    expect(() => parseJson(text)).toThrow(SyntaxError)
  })
})

describe('strings', () => {
  it.each([
    ['digits', LONG],
    ['digits after an escaped quote', `"${LONG}`],
    ['an escaped quote, a comma and digits', `",${LONG},"`],
    ['a backslash at the end', `${LONG}\\`],
    ['two backslashes and a quote', `\\\\" ${LONG}`],
    ['something like JSON', `{"id":${LONG}}`],
    ['something like the mark of a long integer', `bigint-abc-def:${LONG}`],
    ['line ends and control characters', `\n${LONG}\r\u0000\u2028`],
    ['emoji and lone surrogates', `😀${LONG}\ud800`],
  ])('keep %s', (_what, text) => {
    const json = JSON.stringify({[text]: text, id: 0}).replace('"id":0', `"id":${LONG}`)
    expect(parseJson(json)).toEqual({[text]: text, id: LONG_VALUE})
    expect(stringifyJson(parseJson(json))).toBe(json)
  })

  it('of any kind never disturb a long integer behind them', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.string({unit: fc.constantFrom('"', '\\', '1', ',', ':')}), (a, b) => {
        const json = `[${JSON.stringify(a)},${JSON.stringify(b)},${LONG},${JSON.stringify(b)}]`
        expect(parseJson(json)).toEqual([a, b, LONG_VALUE, b])
        expect(stringifyJson(parseJson(json))).toBe(json)
      }),
    )
  })

  it('of many MB stand beside a long integer, as when a file comes as base64', () => {
    for (const content of ['A'.repeat(2 ** 24), '\\"'.repeat(2 ** 22)]) {
      const json = `{"content":"${content}","id":${LONG}}`
      expect(stringifyJson(parseJson(json)) === json).toBe(true)
    }
  })
})

describe('objects', () => {
  it('keep a key called __proto__ as a key', () => {
    const value = parseJson(`{"__proto__":{"id":${LONG}},"constructor":1}`)
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
    expect(stringifyJson(value)).toBe(`{"__proto__":{"id":${LONG}},"constructor":1}`)
  })

  const nested = (levels: number, inside: string): string => {
    const pairs = Math.floor(levels / 2)
    const [open, close] = levels % 2 === 1 ? ['[', ']'] : ['', '']
    return `${open}${'{"a":['.repeat(pairs)}${inside}${']}'.repeat(pairs)}${close}`
  }

  it.each(['', '1', LONG, `"${'['.repeat(600)}"`, '[],{},'.repeat(600) + '1'])(
    'round-trip when nested 512 levels deep, and no deeper',
    inside => {
      const levels = inside.startsWith('[]') ? 511 : 512
      const json = nested(levels, inside)
      expect(stringifyJson(parseJson(json))).toBe(json)
      expect(stringifyJson(parseJson(nested(levels + 1, inside), 513))).toBe(nested(levels + 1, inside))
      expect(() => parseJson(nested(levels + 1, inside))).toThrow(TooDeepError)
    },
  )

  it.each([['1'], [LONG]])('with more levels than any stack has room for are refused like others: %s', inside => {
    expect(() => parseJson(nested(100_000, inside))).toThrow('more than 512 levels')
  })
})

describe('ordinary JSON', () => {
  it('is what JSON.parse makes of it but for the rounding, also beside a long integer', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        expect(rounded(parseJson(json))).toEqual(JSON.parse(json))
        expect(rounded(parseJson(`[${LONG},${json}]`))).toEqual([Number(LONG), JSON.parse(json)])
      }),
    )
  })

  it('without long integers is what JSON.parse makes of it', () => {
    const {tree} = fc.letrec(tie => ({
      tree: fc.oneof(
        {depthSize: 'small'},
        fc.constantFrom(null, true, false, -0),
        fc.string({unit: 'binary'}),
        fc.maxSafeInteger(),
        fc.double({min: -(2 ** 53), max: 2 ** 53, noNaN: true}).filter(number => !isLongInteger(number)),
        fc.array(tie('tree')),
        fc.dictionary(fc.string({unit: 'binary'}), tie('tree')),
      ),
    }))
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 2), (value, indent) => {
        const json = JSON.stringify(value, undefined, indent)
        expect(parseJson(json)).toEqual(JSON.parse(json))
      }),
    )
  })

  it('is written as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        expect(stringifyJson(value, indent)).toBe(JSON.stringify(value, undefined, indent))
      }),
    )
  })

  it('is refused with a SyntaxError exactly where JSON.parse refuses it', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '-', '.', 'e', '0', ' ', LONG, 'true')
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), pieces => {
        const text = pieces.join('')
        expect(outcomeOf(() => parseJson(text))).toBe(outcomeOf((): unknown => JSON.parse(text)))
      }),
      {numRuns: 2000},
    )
  })
})

describe('undefined', () => {
  it('is written as null', () => {
    expect(stringifyJson(undefined)).toBe('null')
  })

  it('leaves its key out of an object and is null in a list', () => {
    expect(stringifyJson({a: undefined, b: [undefined], id: LONG_VALUE})).toBe(`{"b":[null],"id":${LONG}}`)
  })
})

function isLongInteger(number: number): boolean {
  return Number.isInteger(number) && !Number.isSafeInteger(number)
}

/** The same with each long integer as the number that JSON.parse would make of it. */
function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]))
}

function outcomeOf(parse: () => unknown): string {
  try {
    parse()
    return 'parsed'
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}
