import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {ConfigDocument, type ConfigValue} from '../../../src/lib/config/config-document.js'

function documentOf(text: string): ConfigDocument {
  const document = ConfigDocument.read(text)
  if (document instanceof ConfigDocument) return document
  throw new Error(`line ${document.line}, column ${document.column}`)
}

function after(text: string, change: (document: ConfigDocument) => void): string {
  const document = documentOf(text)
  change(document)
  return document.text
}

const COMMENTED = `{
  // the bots
  current: 'home', /* all use it */
  "profiles": {
    home: {url: 'ws://127.0.0.1:3001', "token": "x"}, // here
    "prod": {
      "url": "wss://x", // there
    },
  },
}
`

describe('a value that is set', () => {
  it('goes into an empty file', () => {
    expect(after('{}\n', document => document.set(['profiles', '家', 'url'], 'ws://x'))).toBe(
      '{\n  "profiles": {\n    "家": {\n      "url": "ws://x"\n    }\n  }\n}\n',
    )
  })

  it('takes the place of what was there, and nothing else', () => {
    expect(after(COMMENTED, document => document.set(['current'], 'prod'))).toBe(
      COMMENTED.replace("'home',", '"prod",'),
    )
    expect(after(COMMENTED, document => document.set(['profiles', 'prod', 'url'], 'ws://y'))).toBe(
      COMMENTED.replace('wss://x', 'ws://y'),
    )
  })

  it('comes last, as its neighbours are written, behind their comments', () => {
    expect(after(COMMENTED, document => document.set(['profiles', 'prod', 'timeout'], '1m'))).toBe(
      COMMENTED.replace('// there\n', '// there\n      "timeout": "1m",\n'),
    )
    expect(after(COMMENTED, document => document.set(['profiles', 'home', 'timeout'], '1m'))).toBe(
      COMMENTED.replace('"x"}', '"x", "timeout": "1m"}'),
    )
    expect(after('{\n\t"a": "1" // one\n}', document => document.set(['b'], 2))).toBe(
      '{\n\t"a": "1", // one\n\t"b": 2\n}',
    )
  })

  it('keeps the line ends of Windows', () => {
    expect(after('{\r\n  "a": "1"\r\n}\r\n', document => document.set(['b', 'c'], true))).toBe(
      '{\r\n  "a": "1",\r\n  "b": {\r\n    "c": true\r\n  }\r\n}\r\n',
    )
  })

  it('counts the last of two that have one name, as a reader does', () => {
    expect(after('{"a": 1, "a": 2}', document => document.set(['a'], 3))).toBe('{"a": 1, "a": 3}')
  })
})

describe('a value that is removed', () => {
  it('goes with its line and its comma, and comments stay', () => {
    expect(after(COMMENTED, document => document.unset(['current']))).toBe(
      COMMENTED.replace("  current: 'home', ", '  '),
    )
    expect(after(COMMENTED, document => document.unset(['profiles', 'home', 'token']))).toBe(
      COMMENTED.replace(', "token": "x"', ''),
    )
    expect(after('{\n  "a": 1,\n  "b": 2\n}\n', document => document.unset(['a']))).toBe('{\n  "b": 2\n}\n')
    expect(after('{\n  "a": 1,\n  "b": 2\n}\n', document => document.unset(['b']))).toBe('{\n  "a": 1\n}\n')
    expect(after('{\n  "a": 1, // one\n  "b": 2\n}\n', document => document.unset(['b']))).toBe(
      '{\n  "a": 1 // one\n}\n',
    )
    expect(after('{"a": 1, "b": 2}', document => document.unset(['a']))).toBe('{"b": 2}')
  })

  it('is told from one that was not there', () => {
    const document = documentOf(COMMENTED)
    expect(document.unset(['profiles', 'home', 'timeout'])).toBe(false)
    expect(document.unset(['profiles', 'home', 'token', 'deeper'])).toBe(false)
    expect(document.unset(['profiles', 'home', 'token'])).toBe(true)
    expect(document.unset(['profiles', 'home', 'token'])).toBe(false)
  })
})

it.each([
  ['{\n a: 1,\n b: "x\n}', 4],
  ['{"a": 1 "b": 2}', 1],
  ['{\n "a": 1,,\n}', 2],
  ['{\n "a":', 2],
  ['', 1],
])('tells the line of what is no JSON5: %j', (text, line) => {
  expect(ConfigDocument.read(text)).toMatchObject({line, column: expect.any(Number) as number})
})

const KEYS = fc.array(fc.constantFrom('a', 'b', 'profiles', '家', 'x y'), {minLength: 1, maxLength: 3})
const CHANGES = fc.array(
  fc.record({keys: KEYS, value: fc.option(fc.oneof(fc.string(), fc.integer(), fc.boolean()), {nil: undefined})}),
  {minLength: 1, maxLength: 8},
)

/** What the same changes make of a plain object. */
function change(object: Record<string, unknown>, keys: readonly string[], value: ConfigValue | undefined): void {
  const [key = '', ...rest] = keys
  if (rest.length === 0) {
    if (value === undefined) Reflect.deleteProperty(object, key)
    else object[key] = value
    return
  }
  const inner = object[key]
  if (typeof inner === 'object' && inner !== null) return change(inner as Record<string, unknown>, rest, value)
  if (value === undefined) return
  const made: Record<string, unknown> = {}
  object[key] = made
  change(made, rest, value)
}

it('means what the changes say, whatever they are, and keeps every comment', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('{}', '{"a": 1}', '{\n  a: {b: 2,}, // c1\n  /* c2 */ "profiles": {\n    "a": 1 // c3\n  }\n}\n'),
      CHANGES,
      (text, changes) => {
        const document = documentOf(text)
        const expected = document.value as Record<string, unknown>
        for (const {keys, value} of changes) {
          if (value === undefined) document.unset(keys)
          else document.set(keys, value)
          change(expected, keys, value)
        }
        expect(document.value).toEqual(expected)
        const outside = ['c1', 'c2'].filter(comment => text.includes(comment))
        for (const comment of outside) expect(document.text).toContain(comment)
      },
    ),
  )
})
