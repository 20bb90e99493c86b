import {describe, expect, it} from 'vitest'
import {messageFlags} from '../../../../src/lib/features/messages/message-input.js'
import {decodeCq, encodeCq} from '../../../../src/lib/message/cq.js'
import {checkSegment} from '../../../../src/lib/message/segment.js'
import {SEGMENTS} from '../../../../src/lib/message/segments/index.js'
import {type Data} from '../../../../src/lib/message/segments/kind.js'
import {messageText} from '../../../../src/lib/message/message-text.js'
import {fateOf, type SegmentType} from '../../../../src/lib/protocol/segments.js'
import {sendFlags} from '../../../../src/lib/vocabulary/flags.js'
import {failureOf} from '../../config/fixture.js'

/** One of each kind: what its flags are given, what comes of that, how that reads, and as a CQ code. */
interface Sample {
  readonly given: Readonly<Record<string, string>>
  readonly data: Data
  readonly words: string
  readonly code: string
}

const media = (type: string, words: string): Sample => ({
  given: {[type]: '/tmp/a.bin'},
  data: {file: '/tmp/a.bin'},
  words,
  code: `[CQ:${type},file=/tmp/a.bin]`,
})

const SAMPLES: Readonly<Record<SegmentType, Sample>> = {
  text: {given: {text: 'a, [b]', input: 'a, [b]'}, data: {text: 'a, [b]'}, words: 'a, [b]', code: 'a, &#91;b&#93;'},
  at: {given: {at: '10001'}, data: {qq: '10001'}, words: '@10001 ', code: '[CQ:at,qq=10001]'},
  reply: {given: {reply: '42'}, data: {id: '42'}, words: '[reply 42] ', code: '[CQ:reply,id=42]'},
  face: {given: {face: '/微笑'}, data: {id: '14'}, words: '[face 微笑]', code: '[CQ:face,id=14]'},
  mface: {
    given: {mface: '7:ab:cd:[赞]'},
    data: {emoji_package_id: 7, emoji_id: 'ab', key: 'cd', summary: '[赞]'},
    words: '[sticker 赞]',
    code: '[CQ:mface,emoji_package_id=7,emoji_id=ab,key=cd,summary=&#91;赞&#93;]',
  },
  image: media('image', '[image /tmp/a.bin]'),
  record: media('record', '[voice /tmp/a.bin]'),
  video: media('video', '[video /tmp/a.bin]'),
  file: media('file', '[file /tmp/a.bin]'),
  json: {
    given: {card: '{"app":"com.a"}'},
    data: {data: '{"app":"com.a"}'},
    words: '[card com.a]',
    code: '[CQ:json,data={"app":"com.a"}]',
  },
  music: {
    given: {music: '163:5'},
    data: {type: '163', id: '5'},
    words: '[music 163 5]',
    code: '[CQ:music,type=163,id=5]',
  },
  contact: {
    given: {contact: 'group:123456'},
    data: {type: 'group', id: '123456'},
    words: '[contact group 123456]',
    code: '[CQ:contact,type=group,id=123456]',
  },
  dice: {given: {}, data: {}, words: '[dice]', code: '[CQ:dice]'},
  rps: {given: {}, data: {}, words: '[rps]', code: '[CQ:rps]'},
  forward: {given: {}, data: {id: 'r+/es=='}, words: '[forward]', code: '[CQ:forward,id=r+/es==]'},
  markdown: {given: {}, data: {content: '# a'}, words: '# a', code: '[CQ:markdown,content=# a]'},
  node: {given: {}, data: {id: '1'}, words: '[node]', code: '[CQ:node,id=1]'},
  poke: {given: {}, data: {type: '1'}, words: '[poke]', code: '[CQ:poke,type=1]'},
  miniapp: {given: {}, data: {data: '{}'}, words: '[miniapp]', code: '[CQ:miniapp,data={}]'},
  onlinefile: {
    given: {},
    data: {fileName: 'a.iso', fileSize: '2048'},
    words: '[online file a.iso 2.0 KiB]',
    code: '[CQ:onlinefile,fileName=a.iso,fileSize=2048]',
  },
  flashtransfer: {
    given: {},
    data: {fileSetId: 'f-1'},
    words: '[flash transfer f-1]',
    code: '[CQ:flashtransfer,fileSetId=f-1]',
  },
  location: {given: {}, data: {title: '天安门'}, words: '[location 天安门]', code: '[CQ:location,title=天安门]'},
  xml: {given: {}, data: {data: '<a/>'}, words: '[card]', code: '[CQ:xml,data=<a/>]'},
  keyboard: {given: {}, data: {id: '1'}, words: '[keyboard]', code: '[CQ:keyboard,id=1]'},
  share: {given: {}, data: {url: 'https://a'}, words: '[link https://a]', code: '[CQ:share,url=https://a]'},
}

describe.each(Object.entries(SAMPLES))('the kind %s', (type, {given, data, words, code}) => {
  const kind = SEGMENTS[type as SegmentType]

  it('is made by its flags, reads in words, and comes back from a CQ code', () => {
    for (const [name, flag] of Object.entries(kind.flags)) {
      const made = flag.data(given[name] ?? '', '--x', {})
      expect(checkSegment({type, data: made}, 'x').data).toEqual(name === 'at-all' ? {qq: 'all'} : data)
    }
    expect(messageText({message: [{type, data}]})).toBe(words)
    expect(encodeCq([{type, data}])).toBe(code)
    expect(decodeCq(code).map(segment => encodeCq([segment]))).toEqual([code])
    expect(messageText({message: code})).toBe(words)
  })

  it('is sent, or refused, as NapCat does', () => {
    const sent = () => checkSegment({type, data}, 'x', {place: 'node'})
    expect(kind.keys !== null).toBe(fateOf(type) === 'sent')
    if (kind.keys === null) {
      expect(failureOf(sent).message).toContain(type)
      expect(kind.flags).toEqual({})
    } else {
      expect(sent()).toEqual({type, data})
      const [fromCode] = decodeCq(code)
      expect(checkSegment(fromCode, 'x', {place: 'node'})).toEqual(fromCode)
      expect(failureOf(() => checkSegment({type, data: {...data, bad: 1}}, 'x', {place: 'node'})).message).toContain(
        'bad',
      )
    }
  })
})

it('gives each flag to one kind, all of which a message has, and none of which a send has besides', () => {
  const flags = Object.values(SEGMENTS).flatMap(kind => Object.keys(kind.flags))
  expect(new Set(flags).size).toBe(flags.length)
  expect(Object.keys(messageFlags).slice(0, flags.length)).toEqual(flags)
  expect(flags.filter(flag => flag in sendFlags)).toEqual([])
})
