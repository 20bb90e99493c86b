import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {composeMessage, composeReply, type MessagePart} from '../../../src/lib/message/compose.js'
import {type Segment} from '../../../src/lib/protocol/segments.js'
import {failureOf} from '../config/fixture.js'

const words = (...values: string[]): MessagePart[] => values.map(value => ({kind: 'text', value}))
const text = (value: string): Segment => ({type: 'text', data: {text: value}})
const part = (type: string, data: Segment['data']): MessagePart => ({kind: 'segment', segment: {type, data}})
const REPLY = part('reply', {id: '42'})
const FACE = part('face', {id: '14'})
const IMAGE = part('image', {file: 'base64://AA=='})
const AT = part('at', {qq: '10001'})

describe('composeMessage', () => {
  it('joins words to one text, by spaces', () => {
    expect(composeMessage(words('hello', 'big  world'), 'group')).toEqual([text('hello big  world')])
  })

  it('keeps everything in the order in which it was typed', () => {
    const parts = [REPLY, ...words('look', 'at'), IMAGE, AT, ...words('please'), FACE, ...words('end')]
    expect(composeMessage(parts, 'group')).toEqual([
      {type: 'reply', data: {id: '42'}},
      text('look at'),
      {type: 'image', data: {file: 'base64://AA=='}},
      {type: 'at', data: {qq: '10001'}},
      text('please'),
      {type: 'face', data: {id: '14'}},
      text('end'),
    ])
  })

  it.each([
    '[CQ:at,qq=all]',
    '[CQ:image,file=https://example.com/a.png]',
    '&#91;&amp;',
    '[]{}<>',
    'one\ntwo\r\n\tthree',
    '😀👨‍👩‍👧',
    '$HOME `id` %s \\n',
    '@10001 group:1',
    ' ',
    '-',
  ])('never interprets a text: %j', value => {
    expect(composeMessage(words(value), 'user')).toEqual([text(value)])
  })

  it('makes one segment of any words, none of them changed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'binary'}), {minLength: 1}), values => {
        fc.pre(values.join(' ') !== '')
        expect(composeMessage(words(...values), 'group')).toEqual([text(values.join(' '))])
      }),
    )
  })

  it('leaves out empty texts, of whatever source', () => {
    expect(composeMessage([...words(''), part('text', {text: ''}), FACE], 'user')).toEqual([
      {type: 'face', data: {id: '14'}},
    ])
  })

  it.each([
    ['nothing', []],
    ['an empty text', words('')],
    ['an empty segment of text', [part('text', {text: ''})]],
    ['a reply alone', [REPLY]],
    ['a reply and an empty text', [REPLY, ...words('')]],
  ])('refuses an empty message: %s', (_what, parts) => {
    expect(failureOf(() => composeMessage(parts, 'group'))).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: 'the message is empty',
    })
  })

  it.each([[FACE], [IMAGE], [AT]])('needs no text beside %j', one => {
    expect(composeMessage([one], 'group')).toHaveLength(1)
  })

  it.each([[AT], [part('at', {qq: 'all'})]])('refuses %j in a private chat, where NapCat drops it', one => {
    const error = failureOf(() => composeMessage([...words('hi'), one], 'user'))
    expect(error).toMatchObject({code: 'UNSUPPORTED', exit: 7})
    expect(error.message).toContain('nobody can be mentioned in a private chat')
  })

  it('takes everything else in a private chat', () => {
    expect(composeMessage([REPLY, FACE, IMAGE], 'user').map(({type}) => type)).toEqual(['reply', 'face', 'image'])
  })

  it.each([
    [[REPLY, REPLY, FACE], 'one other message'],
    [[part('dice', {}), ...words('hi')], 'dice must be the only segment of its'],
    [[REPLY, part('rps', {})], 'rps must be the only segment of its'],
    [[part('dice', {}), part('dice', {})], 'dice must be the only segment of its'],
  ])('refuses what does not go together: %j', (parts, message) => {
    const error = failureOf(() => composeMessage(parts, 'group'))
    expect(error.code).toBe('VALIDATION')
    expect(error.message).toContain(message)
  })
})

describe('composeReply', () => {
  const quote = {type: 'reply', data: {id: '42'}}
  const at = {type: 'at', data: {qq: '10001'}}

  it('puts a space between a name and a text', () => {
    expect(composeReply([quote, at], words('yes'), 'group')).toEqual([quote, at, text(' yes')])
    expect(composeReply([quote, at], [part('text', {text: 'yes'})], 'group')).toEqual([quote, at, text(' yes')])
  })

  it('leaves everything else as it is', () => {
    expect(composeReply([quote], words('yes'), 'user')).toEqual([quote, text('yes')])
    expect(composeReply([quote, at], [...words(''), FACE], 'group')).toEqual([
      quote,
      at,
      {type: 'face', data: {id: '14'}},
    ])
  })

  it('is no message by its head alone', () => {
    expect(failureOf(() => composeReply([quote], words(''), 'group')).message).toBe('the message is empty')
  })
})
