import {describe, expect, it} from 'vitest'
import {EventFrame} from '../../../../src/lib/client/event-frame.js'
import {
  compileEventFilter,
  parseEventKind,
  parsePattern,
  passes,
  type EventFilter,
} from '../../../../src/lib/operations/events/event-filter.js'
import {EVENT_KINDS} from '../../../../src/lib/protocol/events.js'
import {failureOf} from '../../config/fixture.js'

describe('parseEventKind', () => {
  it('takes every kind, and each of its beginnings', () => {
    for (const kind of Object.keys(EVENT_KINDS)) {
      const parts = kind.split('.')
      for (const length of parts.keys()) {
        const beginning = parts.slice(0, length + 1).join('.')
        expect(parseEventKind(beginning)).toBe(beginning)
      }
    }
  })

  it('takes what stands below a kind', () => {
    expect(parseEventKind('message_sent.group.normal')).toBe('message_sent.group.normal')
  })

  it.each([
    ['meta', 'meta_event'],
    ['heartbeat', 'meta_event.heartbeat'],
    ['meta.heartbeat', 'meta_event.heartbeat'],
    ['meta.lifecycle', 'meta_event.lifecycle'],
  ])('knows %s for %s', (short, kind) => {
    expect(parseEventKind(short)).toBe(kind)
  })

  it.each([
    ['mesage', 'did you mean message?'],
    ['message.gruop', 'did you mean message.group?'],
    ['notice.group_bann', 'did you mean notice.group_ban?'],
    ['notice.notify.poek', 'did you mean notice.notify.poke?'],
    ['requests', 'did you mean request?'],
    ['heartbeet', 'did you mean heartbeat?'],
    ['metta', 'did you mean meta?'],
    ['notice.honor_of_the_lucky_king', 'an event begins with message, message_sent, notice, request or meta'],
    ['', 'an event begins with message, message_sent, notice, request or meta'],
    ['toString', 'an event begins with message, message_sent, notice, request or meta'],
    ['constructor', 'an event begins with message, message_sent, notice, request or meta'],
  ])('refuses %j: %s', (text, hint) => {
    expect(failureOf(() => parseEventKind(text))).toMatchObject({
      code: 'VALIDATION',
      exit: 2,
      message: `there is no event ${JSON.stringify(text)}`,
      hintText: hint,
    })
  })

  it.each(['message.', '.message', 'message..group', 'metadata', 'meta_event.heartbeats', 'notice.group'])(
    'refuses %j',
    text => {
      expect(failureOf(() => parseEventKind(text)).code).toBe('VALIDATION')
    },
  )
})

describe('parsePattern', () => {
  it('is a regular expression that knows Unicode', () => {
    expect(parsePattern('^.$').test('😀')).toBe(true)
  })

  it('gives the same answer every time', () => {
    const pattern = parsePattern('a')
    expect([pattern.test('a'), pattern.test('a')]).toEqual([true, true])
  })

  it.each(['(', '[', '*', '\\'])('refuses %j', text => {
    const error = failureOf(() => parsePattern(text))
    expect(error).toMatchObject({code: 'USAGE', exit: 2})
    expect(error.message).toMatch(/^--match: /)
  })
})

describe('passes', () => {
  const ALL: EventFilter = {kinds: [], groups: [], users: [], match: undefined}
  const base = {post_type: 'message', message_type: 'group', sub_type: 'normal', group_id: 123_456, user_id: 10_001}
  const groupMessage = {...base, message: [{type: 'text', data: {text: 'hello world'}}]}
  const textMessage = {...base, message: 'hello [CQ:face,id=14]'}
  const ban = {post_type: 'notice', notice_type: 'group_ban', sub_type: 'ban', group_id: 123_456, user_id: 10_002}
  const friend = {post_type: 'request', request_type: 'friend', user_id: 10_003}
  const heartbeat = {post_type: 'meta_event', meta_event_type: 'heartbeat'}
  const EVENTS = [groupMessage, textMessage, ban, friend, heartbeat]

  it.each<[string, Partial<EventFilter>, readonly object[]]>([
    ['everything but meta events without a filter', {}, [groupMessage, textMessage, ban, friend]],
    ['meta events when they are asked for', {kinds: ['meta_event']}, [heartbeat]],
    ['a kind and all below it', {kinds: ['message']}, [groupMessage, textMessage]],
    ['one of several kinds', {kinds: ['notice.group_ban', 'request.friend']}, [ban, friend]],
    ['nothing of a kind that has the same beginning only', {kinds: ['notice.group', 'mess']}, []],
    ['one group', {groups: ['123456']}, [groupMessage, textMessage, ban]],
    ['one of several groups', {groups: ['1', '123456']}, [groupMessage, textMessage, ban]],
    ['nothing of other groups', {groups: ['1']}, []],
    ['one user', {users: ['10003']}, [friend]],
    ['what passes all filters', {groups: ['123456'], users: ['10002'], kinds: ['notice']}, [ban]],
    ['messages whose text matches', {match: /world$/u}, [groupMessage]],
    ['a message that is a text with CQ codes', {match: /face 微笑/u}, [textMessage]],
    ['messages only, when the pattern matches everything', {match: /(?:)/u}, [groupMessage, textMessage]],
    ['messages only, when the pattern says what must not be', {match: /^(?!hello w)/u}, [textMessage]],
  ])('lets through %s', (_what, filter, expected) => {
    expect(EVENTS.filter(event => passes({...ALL, ...filter}, event))).toEqual(expected)
  })

  it('takes ids that are texts or too long for a number', () => {
    expect(passes({...ALL, groups: ['123456']}, {...base, group_id: '123456'})).toBe(true)
    expect(passes({...ALL, users: ['7348293749283749283']}, {...base, user_id: 7348293749283749283n})).toBe(true)
  })

  it('takes the absence of an id for none', () => {
    expect(passes({...ALL, groups: ['undefined']}, {post_type: 'notice', group_id: 1})).toBe(false)
    expect(passes({...ALL, groups: ['1']}, {post_type: 'notice'})).toBe(false)
  })
})

describe('compileEventFilter', () => {
  const NOTHING: EventFilter = {kinds: [], groups: [], users: [], match: undefined}
  const about = {time: 1, self_id: 10_000}
  const message = {
    ...about,
    post_type: 'message',
    message_type: 'group',
    group_id: 123,
    user_id: 45,
    message: '123 678',
  }
  const own = {...message, post_type: 'message_sent', user_id: 10_000}
  const kicked = {...about, post_type: 'notice', notice_type: 'group_decrease', operator_id: 10_000, user_id: 678}
  const heartbeat = {...about, post_type: 'meta_event', meta_event_type: 'heartbeat', interval: 123}
  const EVENTS = [message, own, kicked, heartbeat]

  it.each<[string, Partial<EventFilter>, readonly object[]]>([
    ['everything but meta events without a filter', {}, [message, own, kicked]],
    ['meta events, too', {meta: true}, EVENTS],
    ['meta events with others of a kind', {meta: true, kinds: ['message']}, [message, heartbeat]],
    ['no meta events whatever the kind', {meta: false, kinds: ['meta_event', 'notice']}, [kicked]],
    ['meta events that a kind names', {kinds: ['meta_event.heartbeat']}, [heartbeat]],
    ['a group by its number, not by the digits', {groups: ['123'], meta: true}, [message, own]],
    ['a user by its number, not by the digits', {users: ['678', '12']}, [kicked]],
    ['nothing where a part of the digits is meant', {groups: ['12', '23']}, []],
    ['what the bot did', {self: true}, [own, kicked]],
    ['what others did', {self: false}, [message]],
    ['what else holds', {where: ({user_id}) => user_id === 45}, [message]],
  ])('lets through %s, as much of it as is parsed', (_what, filter, expected) => {
    const test = compileEventFilter({...NOTHING, ...filter})
    const raws = EVENTS.map(event => Buffer.from(JSON.stringify(event)))
    const frames = [
      raws.map((raw, index) => EventFrame.recognised(raw) ?? EventFrame.parsed(raw, EVENTS[index]!)),
      raws.map((raw, index) => EventFrame.parsed(raw, EVENTS[index]!)),
    ]
    for (const form of frames) expect(form.filter(test).map(({event}) => event)).toEqual(expected)
  })

  it('parses nothing that the digits of an id rule out', () => {
    const broken = EventFrame.recognised(Buffer.from('{"time":1,"group_id":}'))!
    expect(compileEventFilter({...NOTHING, groups: ['123']})(broken)).toBe(false)
  })

  it('lets through no noise where it has to parse, not even what has nothing to do with what is wanted', () => {
    const broken = EventFrame.recognised(Buffer.from('{"time":1,"group_id":}'))!
    expect(compileEventFilter(NOTHING)(broken)).toBe(true)
    for (const filter of [{kinds: ['message']}, {self: false}, {where: () => true}])
      expect(compileEventFilter({...NOTHING, ...filter})(broken)).toBe(false)
  })
})
