import {describe, expect, it} from 'vitest'
import {checkSegment} from '../../../src/lib/message/segment.js'
import {failureOf} from '../config/fixture.js'
import {hintOf} from '../../support/words.js'

describe('checkSegment', () => {
  it.each([
    {type: 'text', data: {text: '[CQ:at,qq=1]'}},
    {type: 'mface', data: {emoji_package_id: 1, emoji_id: 'a', key: 'k'}},
    {type: 'contact', data: {type: 'qq', id: '10001'}},
  ])('takes what NapCat sends, as it is: $type', segment => {
    expect(checkSegment(segment, 'x')).toEqual(segment)
  })

  it('adds the data that a segment needs even when the value is empty', () => {
    expect(checkSegment({type: 'dice'}, 'x')).toEqual({type: 'dice', data: {}})
  })

  it.each([
    ['poke', 'qq msg poke'],
    ['miniapp', 'qq share get-mini-app'],
    ['onlinefile', 'qq online-file send'],
    ['flashtransfer', 'qq flash send'],
    ['markdown', 'qq forward send'],
    ['node', 'qq forward send'],
    ['xml', 'json'],
    ['location', 'location'],
    ['keyboard', 'bots'],
  ])('refuses %s, which would not arrive, and says what does it', (type, instead) => {
    const error = failureOf(() => checkSegment({type, data: {}}, '--segment'))
    expect(error).toMatchObject({code: 'UNSUPPORTED', exit: 7})
    expect(error.message).toContain(`--segment: NapCat cannot send ${type}`)
    expect(hintOf(error)).toContain(instead)
  })

  it('takes markdown inside a node', () => {
    expect(checkSegment({type: 'markdown', data: {content: '#'}}, 'x', {place: 'node'}).type).toBe('markdown')
  })

  it.each([null, [], 'text', {}, {type: 1}, {type: 'text', data: 'x'}, {type: 'text', data: null}])(
    'refuses what is no segment: %j',
    value => {
      expect(failureOf(() => checkSegment(value, 'x'))).toMatchObject({
        code: 'VALIDATION',
        message: 'x: the value must be a segment',
      })
    },
  )

  it.each([
    ['imge', 'did you mean image?'],
    ['constructor', 'available: text, at'],
  ])('refuses %s, which nobody knows', (type, hint) => {
    const error = failureOf(() => checkSegment({type}, 'x'))
    expect(error.code).toBe('VALIDATION')
    expect(hintOf(error)).toContain(hint)
  })
})
