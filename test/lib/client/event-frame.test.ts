import {describe, expect, it} from 'vitest'
import {EventFrame} from '../../../src/lib/client/event-frame.js'

const HEARTBEAT =
  '{"time":1,"self_id":2,"post_type":"meta_event","meta_event_type":"heartbeat","status":{},"interval":30000}'
const NOTICE = '{"time":1,"self_id":2,"post_type":"notice","notice_type":"friend_add"}'
const MESSAGE = '{"self_id":2,"user_id":3,"post_type":"message","raw_message":"hi"}'

const recognised = (text: string): EventFrame | undefined => EventFrame.recognised(Buffer.from(text))

describe('EventFrame', () => {
  it.each([
    [NOTICE, false],
    [MESSAGE, false],
    [HEARTBEAT, true],
    [NOTICE.replace('friend_add', 'meta_event'), false],
  ])('is recognised by its beginning: %s', (text, isMeta) => {
    const frame = recognised(text)
    expect(frame).toMatchObject({isMeta, event: JSON.parse(text) as object})
    expect(frame?.raw.toString()).toBe(text)
  })

  it.each([
    ['a reply', '{"status":"ok","retcode":0,"data":null,"message":"","wording":"","echo":"1"}'],
    ['one with spaces', '{ "time":1,"self_id":2,"post_type":"notice"}'],
    ['one in another order', '{"post_type":"notice","time":1}'],
    ['one that is cut short', '{"time":1,"self_id":2'],
    ['a list', '["time",1]'],
    ['next to nothing', '{}'],
    ['nothing', ''],
  ])('leaves %s to parsing', (_what, text) => {
    expect(recognised(text)).toBeUndefined()
  })

  it('tells by its kind whether one that was parsed is a meta event', () => {
    const raw = Buffer.from('{}')
    expect(EventFrame.parsed(raw, {post_type: 'meta_event'}).isMeta).toBe(true)
    expect(EventFrame.parsed(raw, {post_type: 'message', raw_message: '"meta_event"'}).isMeta).toBe(false)
  })
})
