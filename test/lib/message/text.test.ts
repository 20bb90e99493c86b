import {describe, expect, it} from 'vitest'
import {messageText} from '../../../src/lib/message/text.js'

describe('messageText', () => {
  it.each([
    [{type: 'text', data: {text: 'a [b] &amp; 😀\n'}}, 'a [b] &amp; 😀\n'],
    [{type: 'at', data: {qq: '10001'}}, '@10001 '],
    [{type: 'at', data: {qq: 'all'}}, '@all '],
    [{type: 'reply', data: {id: '42'}}, '[reply 42] '],
    [{type: 'reply', data: {id: 7348293749283749283n}}, '[reply 7348293749283749283] '],
    [{type: 'face', data: {id: 14}}, '[face 14]'],
    [{type: 'image', data: {file: 'cat.png', url: 'https://a'}}, '[image cat.png]'],
    [{type: 'image', data: {}}, '[image]'],
    [{type: 'record', data: {file: 'a.amr'}}, '[record a.amr]'],
    [{type: 'video', data: {file: 'a.mp4'}}, '[video a.mp4]'],
    [{type: 'file', data: {file: 'a.zip'}}, '[file a.zip]'],
    [{type: 'json', data: {data: '{}'}}, '[json]'],
    [{type: 'dice', data: {result: '6'}}, '[dice]'],
  ])('puts a segment into words: %o', (segment, words) => {
    expect(messageText({message: [segment]})).toBe(words)
  })

  it('joins the segments as they stand', () => {
    const message = [
      {type: 'reply', data: {id: '42'}},
      {type: 'at', data: {qq: '10001'}},
      {type: 'text', data: {text: 'look'}},
      {type: 'image', data: {file: 'a.png'}},
    ]
    expect(messageText({message, raw_message: 'ignored'})).toBe('[reply 42] @10001 look[image a.png]')
  })

  it('takes a message that is a text as it is, CQ codes and all', () => {
    expect(messageText({message: '[CQ:face,id=14]hi', message_format: 'string'})).toBe('[CQ:face,id=14]hi')
    expect(messageText({message: ''})).toBe('')
  })

  it('is empty for a message without segments, and undefined for an event without a message', () => {
    expect(messageText({message: []})).toBe('')
    for (const event of [{}, {message: null}, {message: 1}, {message: {}}, {raw_message: 'a'}])
      expect(messageText(event)).toBeUndefined()
  })

  it.each([
    [null, ''],
    ['text', ''],
    [1, ''],
    [{}, '[segment]'],
    [{type: 1}, '[segment]'],
    [{type: 'text'}, ''],
    [{type: 'text', data: null}, ''],
    [{type: 'text', data: {text: {}}}, ''],
    [{type: 'image', data: 'a'}, '[image]'],
  ])('stumbles over no segment: %j', (segment, words) => {
    expect(messageText({message: [segment]})).toBe(words)
  })
})
