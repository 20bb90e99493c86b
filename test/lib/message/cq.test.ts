import {expect, it} from 'vitest'
import {decodeCq} from '../../../src/lib/message/cq.js'

const text = (value: string): object => ({type: 'text', data: {text: value}})

it.each([
  ['', []],
  ['hi', [text('hi')]],
  ['[CQ:at,qq=2] hi', [{type: 'at', data: {qq: '2'}}, text(' hi')]],
  ['a[CQ:dice]b', [text('a'), {type: 'dice', data: {}}, text('b')]],
  ['&#91;CQ:at,qq=1&#93; &amp;amp;', [text('[CQ:at,qq=1] &amp;')]],
  ['[CQ:x,a=1&#44;2,b=c=d&amp;]', [{type: 'x', data: {a: '1,2', b: 'c=d&'}}]],
  ['[x] [CQ:at', [text('[x] [CQ:at')]],
])('reads %j', (line, segments) => {
  expect(decodeCq(line)).toEqual(segments)
})
