import {describe, expect, it} from 'vitest'
import {parseChatId, parseGroupOrTarget, parseMessageId, parseTarget} from '../../../src/lib/message/target.js'
import {failureOf} from '../config/fixture.js'

const NOT_A_NUMBER = [
  '',
  '0',
  '0123',
  '-1',
  '+1',
  '1.5',
  '1e3',
  ' 1',
  '1 ',
  '1\n',
  '１２',
  'abc',
  '0x10',
  '1'.repeat(21),
]

describe('parseTarget', () => {
  it.each([
    ['group:123456', {kind: 'group', id: '123456'}],
    ['g:123456', {kind: 'group', id: '123456'}],
    ['user:10001', {kind: 'user', id: '10001'}],
    ['u:10001', {kind: 'user', id: '10001'}],
    ['group：123456', {kind: 'group', id: '123456'}],
    ['u：10001', {kind: 'user', id: '10001'}],
    ['u:18446744073709551615', {kind: 'user', id: '18446744073709551615'}],
  ])('takes %s', (text, target) => {
    expect(parseTarget(text)).toEqual(target)
  })

  it.each([
    '123456',
    '',
    ':',
    ':1',
    'GROUP:1',
    'groups:1',
    'friend:1',
    'group',
    'group 1',
    'constructor:1',
    'group:1\n',
  ])('refuses %j, which is not a chat', text => {
    const error = failureOf(() => parseTarget(text, '--to'))
    expect(error).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: `--to: ${JSON.stringify(text)} is not a chat`,
      hintText: 'write group:123456 or user:10001 (short: g:123456, u:10001)',
    })
  })

  it.each(NOT_A_NUMBER.filter(id => !id.includes('\n')))('refuses %j as a number', id => {
    expect(failureOf(() => parseTarget(`group:${id}`)).message).toBe(
      `target: ${JSON.stringify(id)} is not a group number`,
    )
    expect(failureOf(() => parseTarget(`u:${id}`, 'who')).message).toBe(`who: ${JSON.stringify(id)} is not a QQ number`)
  })
})

describe('parseChatId', () => {
  it.each([
    ['123456', 'group', '123456'],
    ['group:123456', 'group', '123456'],
    ['group：123456', 'group', '123456'],
    ['g:123456', 'group', '123456'],
    ['10001', 'user', '10001'],
    ['user:10001', 'user', '10001'],
    ['u:10001', 'user', '10001'],
    ['12345678901234567890', 'user', '12345678901234567890'],
  ] as const)('takes %s for a %s', (text, kind, id) => {
    expect(parseChatId(text, kind)).toBe(id)
  })

  it('refuses the other kind', () => {
    expect(failureOf(() => parseChatId('u:10001', 'group'))).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: 'group: a group is required here, but "u:10001" is a user',
    })
    expect(failureOf(() => parseChatId('group:1', 'user', '--at')).message).toBe(
      '--at: a user is required here, but "group:1" is a group',
    )
  })

  it.each(NOT_A_NUMBER)('refuses %j as a number, under the name of the argument', id => {
    const error = failureOf(() => parseChatId(id, 'user', 'friend'))
    expect(error).toMatchObject({code: 'VALIDATION', message: `friend: ${JSON.stringify(id)} is not a QQ number`})
    expect(failureOf(() => parseChatId(id, 'group')).message).toBe(`group: ${JSON.stringify(id)} is not a group number`)
  })

  it('refuses a prefix that is none, under the name of the argument', () => {
    expect(failureOf(() => parseChatId('friend:1', 'user', '--user')).message).toMatch(
      /^--user: "friend:1" is not a chat/,
    )
  })
})

describe('parseGroupOrTarget', () => {
  it.each([
    ['123456', {kind: 'group', id: '123456'}],
    ['g:123456', {kind: 'group', id: '123456'}],
    ['user:10001', {kind: 'user', id: '10001'}],
  ])('takes %s', (text, target) => {
    expect(parseGroupOrTarget(text)).toEqual(target)
  })

  it('refuses what is no number', () => {
    expect(failureOf(() => parseGroupOrTarget('0123')).message).toBe('target: "0123" is not a group number')
    expect(failureOf(() => parseGroupOrTarget('大群')).message).toBe('target: "大群" is not a chat')
  })
})

describe('parseMessageId', () => {
  it.each(['1', '0', '2147483647', '-2147483648', '7348293749283749283', '18446744073709551615'])('takes %s', text => {
    expect(parseMessageId(text)).toBe(text)
  })

  it.each(['', '-', '--1', '+1', '1.5', '1e3', ' 1', '1\n', 'abc', 'group:1', '1'.repeat(21)])('refuses %j', text => {
    expect(failureOf(() => parseMessageId(text, 'reply'))).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: `reply: ${JSON.stringify(text)} is not a message id`,
      hintText: 'a message id is a number',
    })
    expect(failureOf(() => parseMessageId(text)).message).toMatch(/^message: /)
  })
})
