import {describe, expect, it} from 'vitest'
import {messagePieces, messageText} from '../../../src/lib/message/message-text.js'

describe('messageText', () => {
  it.each([
    [{type: 'text', data: {text: 'a [b] &amp; 😀\n'}}, 'a [b] &amp; 😀\n'],
    [{type: 'at', data: {qq: '10001'}}, '@10001 '],
    [{type: 'at', data: {qq: 'all'}}, '@all '],
    [{type: 'reply', data: {id: '42'}}, '[reply 42] '],
    [{type: 'reply', data: {id: 7348293749283749283n}}, '[reply 7348293749283749283] '],
    [{type: 'face', data: {id: 14}}, '[face 微笑]'],
    [{type: 'face', data: {id: '499'}}, '[face 499]'],
    [{type: 'face', data: {id: '200'}}, '[face 求求]'],
    [{type: 'face', data: {id: '450'}}, '[face 撇嘴]'],
    [{type: 'face', data: {id: '14', raw: {faceText: '/smile'}}}, '[face smile]'],
    [{type: 'face', data: {id: '14', raw: {faceText: '/微笑'}}}, '[face 微笑]'],
    [{type: 'face', data: {id: '14', raw: {faceText: null}}}, '[face 微笑]'],
    [{type: 'mface', data: {emoji_id: 'a', summary: '[赞]'}}, '[sticker 赞]'],
    [{type: 'image', data: {file: 'cat.png', url: 'https://a'}}, '[image cat.png]'],
    [{type: 'image', data: {file: 'cat.png', file_size: '1258291'}}, '[image cat.png 1.2 MiB]'],
    [{type: 'image', data: {file: 'cat.png', file_size: 0}}, '[image cat.png]'],
    [{type: 'image', data: {file: 'a.png', emoji_id: 'x', summary: '[动画表情]'}}, '[sticker 动画表情]'],
    [{type: 'image', data: {file: 'base64://iVBORw0KGgo='}}, '[image]'],
    [{type: 'image', data: {url: 'https://a.b/c/d.png'}}, '[image d.png]'],
    [{type: 'image', data: {}}, '[image]'],
    [{type: 'record', data: {file: 'a.amr', file_size: 12_288n}}, '[voice a.amr 12.0 KiB]'],
    [{type: 'video', data: {file: 'a.mp4'}}, '[video a.mp4]'],
    [{type: 'file', data: {file: 'a\n b.zip', file_size: 3_145_728}}, '[file a b.zip 3.0 MiB]'],
    [{type: 'json', data: {data: '{}'}}, '[card]'],
    [{type: 'json', data: {data: 'no JSON'}}, '[card]'],
    [{type: 'json', data: {data: '{"prompt":"[分享]晴天"}'}}, '[card 晴天]'],
    [{type: 'json', data: {data: '{"prompt":"[QQ小程序]"}'}}, '[card QQ小程序]'],
    [{type: 'json', data: {data: '{"app":"com.a","meta":{"news":{"title":"头条"}}}'}}, '[card 头条]'],
    [{type: 'json', data: {data: '{"app":"com.a","meta":{"news":{"desc":"内容"}}}'}}, '[card 内容]'],
    [{type: 'json', data: {data: {app: 'com.a', meta: []}}}, '[card com.a]'],
    [{type: 'xml', data: {data: '<a/>'}}, '[card]'],
    [{type: 'markdown', data: {content: '# 标题\n*a*'}}, '# 标题\n*a*'],
    [{type: 'music', data: {type: '163', id: '28949129'}}, '[music 163 28949129]'],
    [{type: 'music', data: {type: 'custom', title: '晴天'}}, '[music 晴天]'],
    [{type: 'contact', data: {type: 'group', id: '123456'}}, '[contact group 123456]'],
    [{type: 'location', data: {title: '天安门'}}, '[location 天安门]'],
    [{type: 'share', data: {title: 'T', url: 'https://a'}}, '[link T https://a]'],
    [{type: 'dice', data: {result: '6'}}, '[dice 6]'],
    [{type: 'rps', data: {result: 2}}, '[rps 2]'],
    [{type: 'forward', data: {id: '7412'}}, '[forward]'],
    [{type: 'forward', data: {id: '', content: [{}]}}, '[forward 1 message]'],
    [{type: 'forward', data: {id: '', content: [{}, {}, {}]}}, '[forward 3 messages]'],
    [{type: 'onlinefile', data: {fileName: 'a.iso', fileSize: '2048', isDir: false}}, '[online file a.iso 2.0 KiB]'],
    [{type: 'onlinefile', data: {fileName: 'd', isDir: true}}, '[online folder d]'],
    [{type: 'flashtransfer', data: {fileSetId: 'f-1'}}, '[flash transfer f-1]'],
    [{type: 'poke', data: {type: '1', id: '-1'}}, '[poke]'],
    [{type: 'toString', data: {}}, '[toString]'],
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

  it('puts one space between a mention and a text, whoever made it', () => {
    const after = (text: string) =>
      messageText({
        message: [
          {type: 'at', data: {qq: '10001'}},
          {type: 'text', data: {text}},
        ],
      })
    expect([after('hi'), after(' hi'), after('\nhi')]).toEqual(['@10001 hi', '@10001 hi', '@10001\nhi'])
  })

  it('calls people by their names where those are known', () => {
    const names = new Map([['10001', '小\n明']])
    const said = (data: object) => messageText({message: [{type: 'at', data}]}, user => names.get(user))
    expect([said({qq: '10001'}), said({qq: 10001}), said({qq: '10002'}), said({qq: '10002', name: '小红'})]).toEqual([
      '@小 明 ',
      '@小 明 ',
      '@10002 ',
      '@小红 ',
    ])
  })

  it('tells what was typed from what stands for something else', () => {
    const message = [
      {type: 'text', data: {text: '[image a.png]'}},
      {type: 'image', data: {file: 'a.png'}},
    ]
    expect(messagePieces({message})).toEqual([
      {kind: 'typed', text: '[image a.png]'},
      {kind: 'mark', text: '[image a.png]'},
    ])
  })

  it('reads the CQ codes of a message that is a text', () => {
    expect(messageText({message: '[CQ:face,id=14]hi &amp; &#91;', message_format: 'string'})).toBe('[face 微笑]hi & [')
    expect(messageText({message: ''})).toBe('[unsupported]')
  })

  it('says that it cannot show a message without segments, and undefined for an event without a message', () => {
    expect(messageText({message: []})).toBe('[unsupported]')
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
