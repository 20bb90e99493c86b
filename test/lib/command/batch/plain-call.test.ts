import {expect, it} from 'vitest'
import {Job} from '../../../../src/lib/features/batch/job.js'
import {readLine} from '../../../../src/lib/features/batch/line.js'
import {parseJson, stringifyJson} from '../../../../src/lib/protocol/json.js'
import {seeded} from '../../../support/random.js'

const random = seeded(20)
const below = (count: number): number => Math.floor(random() * count)
const oneOf = <T>(items: readonly T[]): T => items[below(items.length)]!
const often = (chance: number): boolean => random() < chance

const space = (): string => (often(0.9) ? '' : oneOf([' ', '  ', '\t', '\r', ' \t ']))

/** What is text in JSON, and some that is not. */
const TEXT_PARTS = [
  ...[
    'a',
    'm1',
    '你好',
    '🐧',
    ' ',
    '}',
    '{',
    '},"echo":1}',
    ',"echo":',
    ':',
    '[',
    ',',
    '123456',
    '1234567890123456789',
  ],
  ...[
    '\\"',
    '\\\\',
    '\\n',
    '\\u0041',
    '\\ud83d\\udc27',
    '\\ud800',
    '\\/',
    '\u2028',
    '\u007f',
    '\u00a0',
    '\\"echo\\":1',
  ],
]
const text = (): string =>
  `"${Array.from({length: below(4)}, () => (often(0.02) ? '\u0001' : oneOf(TEXT_PARTS))).join('')}"`

const NUMBERS = ['0', '-0', '1', '-7', '1.0', '1e3', '1.5E-3', '123456', '9007199254740993', '12345678901234567890']
const BAD_VALUES = ['01', '+1', 'NaN', 'undefined', "'a'", '1.', '"a', '{', ']']

function value(depth: number): string {
  if (often(0.01)) return oneOf(BAD_VALUES)
  const kind = depth > 3 ? below(3) : below(5)
  if (kind === 0) return oneOf(['true', 'false', 'null'])
  if (kind === 1) return oneOf(NUMBERS)
  if (kind === 2) return text()
  const values = Array.from({length: below(3)}, () => value(depth + 1))
  if (kind === 3) return `[${space()}${values.join(`${space()},${space()}`)}${space()}]`
  return object(
    values.map(one => [often(0.3) ? oneOf(['"echo"', '"params"', '"__proto__"', '"action"']) : text(), one]),
  )
}

function object(entries: readonly (readonly [string, string])[]): string {
  const pairs = entries.map(([key, one]) => `${key}${space()}:${space()}${one}`)
  return `{${space()}${pairs.join(`${space()},${space()}`)}${space()}}`
}

const PARAMS: readonly (() => readonly [string, string])[] = [
  () => ['"group_id"', oneOf(['"123456"', '123456', '"x"', text(), value(2)])],
  () => ['"user_id"', oneOf(['"10001"', '10001', value(2)])],
  () => ['"message"', oneOf([text(), `[{"type":"text","data":{"text":${text()}}}]`, value(1)])],
  () => ['"card"', text()],
  () => ['"no_cache"', oneOf(['true', 'false', '"true"', '1'])],
  () => [oneOf(['"__proto__"', '"constructor"', '"echo"', text()]), value(1)],
]

const ACTIONS = ['send_group_msg', 'get_group_info', 'set_group_card', 'get_group_member_info', 'get_status', 'no_such']

/** A call, mostly as programs write it, and sometimes in another way or wrong. */
function line(): string {
  const entries: [string, string][] = [
    ['"action"', often(0.95) ? `"${oneOf(ACTIONS)}"` : value(2)],
    ['"params"', often(0.9) ? object(Array.from({length: below(4)}, () => oneOf(PARAMS)())) : value(2)],
  ]
  if (often(0.6)) entries.push(['"echo"', often(0.5) ? oneOf(['0', '7', '123456789012345', text()]) : value(1)])
  if (often(0.1))
    entries.push(oneOf([['"confirm"', text()], ['"param"', '1'], ['"__proto__"', '{}'], entries[below(2)]!]))
  if (often(0.1)) entries.sort(() => random() - 0.5)
  const written = object(entries)
  if (!often(0.03)) return written.trim()
  const at = 1 + below(written.length - 1)
  return written.slice(0, at) + oneOf(['', '}', '"', ',', '{']) + written.slice(at + below(2))
}

/** All that is to be sent and shown of a line. */
function found(written: string, unchecked: boolean): unknown {
  const notes: string[] = []
  const job = new Job(
    {number: 1, text: written},
    {read: readLine, unchecked, hashed: false, dry: false, note: (_line, note) => notes.push(note)},
  )
  const {line: read, action, echo, params, error} = job
  return {
    kind: read.kind,
    action,
    echo: echo === undefined ? undefined : stringifyJson(parseJson(echo)),
    given: read.kind === 'call' ? [stringifyJson(read.params), read.confirm] : undefined,
    sent: params === '' ? undefined : stringifyJson(parseJson(params)),
    error: error && [error.code, error.message.replace(/not JSON: .*/s, 'not JSON'), error.action],
    notes,
  }
}

it('means the same whether its parts are taken over as they stand or written anew', () => {
  const kinds = {taken: 0, anew: 0, bad: 0}
  for (let round = 0; round < 20_000; round++) {
    const written = line()
    const unchecked = often(0.3)
    const anew = `{ ${written.slice(1)}` // not as programs write it
    expect(found(written, unchecked), written).toEqual(found(anew, unchecked))
    const read = readLine({number: 1, text: written})
    kinds[read.kind === 'bad' ? 'bad' : read.kind === 'call' && read.paramsJson !== undefined ? 'taken' : 'anew']++
  }
  expect(Math.min(...Object.values(kinds))).toBeGreaterThan(1000)
})
