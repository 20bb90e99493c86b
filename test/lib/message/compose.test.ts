import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {composeMessage, type MessagePart} from '../../../src/lib/message/compose.js'
import {type Segment} from '../../../src/lib/protocol/segments.js'
import {failureOf} from '../config/fixture.js'

const words = (...values: string[]): MessagePart[] => values.map(value => ({kind: 'text', value}))
const text = (value: string): Segment => ({type: 'text', data: {text: value}})

describe('composeMessage', () => {
  it('joins words to one text, by spaces', () => {
    expect(composeMessage(words('hello', 'big  world'), 'group')).toEqual([text('hello big  world')])
  })

  it('keeps everything in the order in which it was typed', () => {
    const parts: MessagePart[] = [
      {kind: 'reply', value: '42'},
      ...words('look', 'at'),
      {kind: 'image', value: 'base64://AA=='},
      {kind: 'at', value: '10001'},
      ...words('please'),
      {kind: 'at-all', value: ''},
      {kind: 'face', value: '14'},
      ...words('end'),
    ]
    expect(composeMessage(parts, 'group')).toEqual([
      {type: 'reply', data: {id: '42'}},
      text('look at'),
      {type: 'image', data: {file: 'base64://AA=='}},
      {type: 'at', data: {qq: '10001'}},
      text('please'),
      {type: 'at', data: {qq: 'all'}},
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

  it.each([
    ['nothing', []],
    ['an empty text', words('')],
    ['a reply alone', [{kind: 'reply', value: '42'}]],
    ['a reply and an empty text', [{kind: 'reply', value: '42'}, ...words('')]],
  ] as const)('refuses an empty message: %s', (_what, parts) => {
    expect(failureOf(() => composeMessage(parts, 'group'))).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: 'the message is empty',
    })
  })

  it.each([
    {kind: 'face', value: '14'},
    {kind: 'image', value: 'a'},
    {kind: 'at', value: '1'},
  ] as const)('needs no text beside a segment of kind $kind', part => {
    expect(composeMessage([part], 'group')).toHaveLength(1)
  })

  it.each([
    {kind: 'at', value: '10001'},
    {kind: 'at-all', value: ''},
  ] as const)('refuses $kind in a private chat, where NapCat drops it', part => {
    const error = failureOf(() => composeMessage([...words('hi'), part], 'user'))
    expect(error).toMatchObject({code: 'UNSUPPORTED', exit: 7})
    expect(error.message).toContain('nobody can be mentioned in a private chat')
  })

  it('takes everything else in a private chat', () => {
    const parts: MessagePart[] = [
      {kind: 'reply', value: '42'},
      {kind: 'face', value: '14'},
      {kind: 'image', value: 'a'},
    ]
    expect(composeMessage(parts, 'user').map(({type}) => type)).toEqual(['reply', 'face', 'image'])
  })
})
