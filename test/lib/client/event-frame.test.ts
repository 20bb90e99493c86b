import {describe, expect, it} from 'vitest'
import {EventFrame, isRead} from '../../../src/lib/client/event-frame.js'
import {parseFrame} from '../../../src/lib/client/read-reply.js'

const HEARTBEAT =
  '{"time":1,"self_id":2,"post_type":"meta_event","meta_event_type":"heartbeat","status":{},"interval":30000}'
const NOTICE = '{"time":1,"self_id":2,"post_type":"notice","notice_type":"friend_add"}'
const MESSAGE = '{"self_id":2,"user_id":3,"post_type":"message","raw_message":"hi"}'

const recognised = (text: string): EventFrame | undefined => EventFrame.recognised(Buffer.from(text))
const parsed = (text: string): EventFrame => EventFrame.parsed(Buffer.from(text), parseFrame(Buffer.from(text))!)

describe('EventFrame', () => {
  it.each([NOTICE, MESSAGE])('is recognised by its beginning and its end: %s', text => {
    const frame = recognised(text)
    expect(frame).toMatchObject({isMeta: false, event: JSON.parse(text) as object})
    expect([frame?.raw.toString(), frame?.line.toString()]).toEqual([text, text])
  })

  it.each([
    ['a reply', '{"status":"ok","retcode":0,"data":null,"message":"","wording":"","echo":"1"}'],
    ['one with spaces', '{ "time":1,"self_id":2,"post_type":"notice"}'],
    ['one in another order', '{"post_type":"notice","time":1}'],
    ['one that is cut short', '{"time":1,"self_id":2'],
    ['one with something before it', 'x"time":1,"post_type":"notice"}'],
    ['a list', '["time",1]'],
    ['a heartbeat', HEARTBEAT],
    ['one that looks like a heartbeat', NOTICE.replace('friend_add', 'meta_event')],
    ['next to nothing', '{}'],
    ['nothing', ''],
    ...Array.from({length: 0x20}, (_, code) => [
      `one that holds byte ${code}`,
      MESSAGE.replace('hi', `h${String.fromCharCode(code)}i`),
    ]),
  ])('leaves %s to parsing', (_what, text) => {
    expect(recognised(text)).toBeUndefined()
  })

  it.each([
    ['is no JSON', '{"time":1,"group_id":}'],
    ['has no kind', '{"time":1,"self_id":2}'],
    ['has too many levels', `{"time":1,"post_type":"message","message":${'['.repeat(513)}${']'.repeat(513)}}`],
  ])('that %s is noise to whoever parses it', (_what, text) => {
    const frame = recognised(text)
    expect(frame?.line.toString()).toBe(text)
    expect(frame && isRead(frame)).toBe(false)
  })

  it('tells by its kind whether one that was parsed is a meta event', () => {
    expect(parsed(HEARTBEAT).isMeta).toBe(true)
    expect(parsed(NOTICE.replace('friend_add', 'meta_event')).isMeta).toBe(false)
  })

  it.each([
    ['{"a" : 1.50,"b":"\\n"}', '{"a" : 1.50,"b":"\\n"}'],
    ['{\n  "id": 12345678901234567890,\n  "b": "\\n é"\n}\n', '{"id":12345678901234567890,"b":"\\n é"}'],
    ['{"a":\r1}', '{"a":1}'],
  ])('is one line as it came, or is written anew as one: %j', (raw, line) => {
    expect(parsed(raw).line.toString()).toBe(line)
    expect(parsed(raw).raw.toString()).toBe(raw)
  })
})
