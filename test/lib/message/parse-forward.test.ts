import {describe, expect, it} from 'vitest'
import {
  checkNodes,
  isCustomNode,
  parseNode,
  quotingNode,
  withNodeFiles,
} from '../../../src/lib/message/parse-forward.js'
import {type Segment} from '../../../src/lib/protocol/segments.js'
import {failureOf} from '../config/fixture.js'

const text = (value: string): Segment => ({type: 'text', data: {text: value}})
const node = (data: Segment['data']): Segment => ({type: 'node', data})

describe('parseNode', () => {
  it.each([
    ['小明@10001:早上好', '小明', '10001', '早上好'],
    ['a@b.c@10001:x', 'a@b.c', '10001', 'x'],
    ['x@10001:at 8:00 @10002: yes\nno', 'x', '10001', 'at 8:00 @10002: yes\nno'],
    ['x@10001:[CQ:at,qq=all]', 'x', '10001', '[CQ:at,qq=all]'],
  ])('reads %j', (typed, nickname, user_id, words) => {
    expect(parseNode(typed, '--node')).toEqual(node({user_id, nickname, content: [text(words)]}))
  })

  it.each(['', 'hi', '小明:早上好', '@10001:x', 'x@10001:', 'x@10001', 'x@bob:hi', 'x@0:hi'])('refuses %j', typed => {
    expect(failureOf(() => parseNode(typed, '--node'))).toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(/^--node: /) as string,
    })
  })
})

describe('checkNodes', () => {
  it('takes nodes, or their data alone', () => {
    expect(
      checkNodes(
        [
          {type: 'node', data: {id: 5}},
          {id: '6'},
          {id: 7412345678901234567n},
          {user_id: 10001, nickname: '小明', content: [{type: 'face', data: {id: '1'}}], time: 1},
          {uin: '10001', name: 'x', content: {type: 'dice'}},
          {content: [{type: 'markdown', data: {content: '# a'}}]},
          {content: {type: 'node', data: {id: 8}}, prompt: 'p', news: ['a', {text: 'b'}]},
        ],
        'x',
      ),
    ).toEqual([
      quotingNode('5'),
      quotingNode('6'),
      quotingNode('7412345678901234567'),
      node({user_id: 10001, nickname: '小明', content: [{type: 'face', data: {id: '1'}}], time: 1}),
      node({uin: '10001', name: 'x', content: [{type: 'dice', data: {}}]}),
      node({content: [{type: 'markdown', data: {content: '# a'}}]}),
      node({content: [quotingNode('8')], prompt: 'p', news: [{text: 'a'}, {text: 'b'}]}),
    ])
  })

  it('takes a text literally, where NapCat would read CQ codes', () => {
    expect(checkNodes([{content: '[CQ:at,qq=all]'}], 'x')).toEqual([node({content: [text('[CQ:at,qq=all]')]})])
  })

  it('takes nodes in nodes, three deep and no deeper', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? 'hi' : [{type: 'node', data: {content: nested(depth - 1)}}]
    expect(checkNodes(nested(3), 'x')).toEqual([node({content: [node({content: [node({content: [text('hi')]})]})]})])
    expect(failureOf(() => checkNodes(nested(4), 'x'))).toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('3 levels deep') as string,
    })
  })

  it('takes any key where it is told to', () => {
    const nodes = [{content: [{type: 'node', data: {content: 'a', seq: 1}}]}, {id: 5, seq: 1}]
    expect(checkNodes(nodes, 'x', {anyKeys: true})).toEqual([
      node({content: [node({content: [text('a')], seq: 1})]}),
      quotingNode('5'),
    ])
  })

  it.each([
    [{}, 'VALIDATION', 'x: the value must be a list'],
    [[null], 'VALIDATION', 'x[0]: the value must be a node'],
    [['hi'], 'VALIDATION', 'x[0]: the value must be a node'],
    [[{content: 'a'}, {}], 'VALIDATION', 'x[1]: the value must be a node'],
    [[{type: 'node', data: {}}], 'VALIDATION', 'x[0]: the value must be a node'],
    [[{id: 'abc'}], 'VALIDATION', 'x[0]: "abc"'],
    [[{id: {}}], 'VALIDATION', 'x[0]: ""'],
    [[{user_id: 'bob', content: 'a'}], 'VALIDATION', 'x[0].user_id: "bob"'],
    [[{content: ''}], 'VALIDATION', 'x[0].content: the value is empty'],
    [[{content: []}], 'VALIDATION', 'x[0].content: the value is empty'],
    [
      [{content: [{type: 'text', data: {text: 'a'}}, null]}],
      'VALIDATION',
      'x[0].content[1]: the value must be a segment',
    ],
    [[{content: ['a']}], 'VALIDATION', 'x[0].content[0]: the value must be a segment'],
    [[{content: [{type: 'poke'}]}], 'UNSUPPORTED', 'x[0].content[0]: NapCat cannot send poke'],
    [
      [
        {
          content: [
            {type: 'face', data: {id: '1'}},
            {type: 'node', data: {id: 1}},
          ],
        },
      ],
      'VALIDATION',
      'x[0].content: nodes cannot be mixed with other segments',
    ],
    [[{content: [{type: 'text', data: {text: ''}}]}], 'VALIDATION', 'x[0].content: the value is empty'],
    [[{content: [{type: 'node', data: {content: ''}}]}], 'VALIDATION', 'x[0].content[0].content: the value is empty'],
    [[{id: 1, content: 'a'}], 'VALIDATION', 'x[0]: NapCat does not know the key "content" here'],
    [[{content: 'a', nick: 'x'}], 'VALIDATION', 'x[0]: NapCat does not know the key "nick" here'],
    [[{content: 'a', nickname: 5}], 'VALIDATION', 'x[0].nickname: the value must be a text'],
    [[{content: 'a', time: 'now'}], 'VALIDATION', 'x[0].time: the value must be a time in seconds since 1970'],
    [
      [{content: 'a', prompt: 'p'}],
      'VALIDATION',
      'x[0].prompt: this key is only for the forward card of a node that contains nodes',
    ],
    [[{content: [{type: 'node', data: {id: 1}}], news: 'a'}], 'VALIDATION', 'x[0].news: the value must be a list'],
    [[{content: [{type: 'node', data: {id: 1}}], news: [5]}], 'VALIDATION', 'x[0].news[0]: the value must be a text'],
  ])('refuses %j, and says where', (value, code, message) => {
    const error = failureOf(() => checkNodes(value, 'x'))
    expect(error.code).toBe(code)
    expect(error.message.slice(0, message.length)).toBe(message)
  })
})

it('knows a node of its own from one that quotes', () => {
  expect(isCustomNode(quotingNode('1'))).toBe(false)
  expect(isCustomNode(parseNode('a@10001:b', 'x'))).toBe(true)
})

it('changes the files of nodes at any depth, but for those that NapCat would not read', async () => {
  const nodes = (at: (file: string) => string, name: object): Segment[] => [
    quotingNode('1'),
    node({
      user_id: '1',
      content: [
        text('a.png'),
        {type: 'image', data: {file: at('a.png')}},
        {type: 'image', data: {file: 'b.png', url: 'https://example.com/b.png'}},
        {type: 'video', data: {file: at('c.mp4'), thumb: at('c.png')}},
        {type: 'forward', data: {id: 'x', content: [{message: []}]}},
      ],
    }),
    node({content: [node({content: [{type: 'file', data: {file: at('d.pdf'), ...name}}]})]}),
  ]
  const seen: string[] = []
  const changed = await withNodeFiles(
    nodes(file => file, {}),
    'x',
    (file, where) => {
      seen.push(where)
      return {value: `/${file}`, name: file}
    },
  )
  expect(changed).toEqual(nodes(file => `/${file}`, {name: 'd.pdf'}))
  expect(seen).toEqual([
    'x[1].content[1].data.file',
    'x[1].content[3].data.file',
    'x[1].content[3].data.thumb',
    'x[2].content[0].content[0].data.file',
  ])
})
