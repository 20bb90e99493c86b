import {expect, it} from 'vitest'
import {attachmentsIn} from '../../../src/lib/message/attachments.js'

const image = (file: string): object => ({type: 'image', data: {file}})
const forward = (...segments: object[][]): object => ({
  type: 'forward',
  data: {id: '1', content: segments.map(message => ({message}))},
})

it('finds every kind, by its id where it has one', () => {
  const message = [
    {type: 'text', data: {text: 'a.png'}},
    image('a.png'),
    {type: 'file', data: {file: 'b.zip', file_id: '/b'}},
    {type: 'record', data: {file: 'c.amr'}},
    {type: 'video', data: {file: 'd.mp4'}},
    {type: 'json', data: {data: '{}'}},
  ]
  expect(attachmentsIn({message}, 0)).toEqual([
    {place: '1', kind: 'image', id: 'a.png', name: 'a.png'},
    {place: '2', kind: 'file', id: '/b', name: 'b.zip'},
    {place: '3', kind: 'record', id: 'c.amr', name: 'c.amr'},
    {place: '4', kind: 'video', id: 'd.mp4', name: 'd.mp4'},
  ])
})

it('looks into forwards as deep as it is told', () => {
  const message = [image('0'), forward([image('1')], [image('2'), forward([image('3')])])]
  const places = (depth: number): string[] => attachmentsIn({message}, depth).map(({place}) => place)
  expect(places(0)).toEqual(['0'])
  expect(places(1)).toEqual(['0', '1.0.0', '1.1.0'])
  expect(places(9)).toEqual(['0', '1.0.0', '1.1.0', '1.1.1.0.0'])
})

it('takes a message that is a text with CQ codes, and stumbles over nothing', () => {
  expect(attachmentsIn({message: 'x[CQ:image,file=a&#44;b.png]'}, 0)).toMatchObject([{place: '1', name: 'a,b.png'}])
  const odd = [
    null,
    'image',
    {type: 'image'},
    {type: 'forward', data: {id: '1'}},
    {type: 'forward', data: {content: [1]}},
  ]
  for (const message of [undefined, 1, odd]) expect(attachmentsIn({message}, 3)).toEqual([])
})
