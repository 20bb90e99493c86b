import {expect, it} from 'vitest'
import {parseMusic} from '../../../../src/lib/message/segments/music.js'
import {hintOf} from '../../../support/words.js'
import {failureOf} from '../../config/fixture.js'

const LINK = 'https://example.com/song'
const IMAGE = 'http://example.com/a.jpg'

it.each([
  ['163:1901371647', {type: '163', id: '1901371647'}],
  ['qq:0039MnYb0qxYhV', {type: 'qq', id: '0039MnYb0qxYhV'}],
  [`{"url":"${LINK}","image":"${IMAGE}","title":"晴天"}`, {type: 'custom', url: LINK, image: IMAGE, title: '晴天'}],
  [` {"type":"qq","url":"${LINK}","image":"${IMAGE}"}`, {type: 'qq', url: LINK, image: IMAGE}],
])('reads the song %s', (typed, data) => {
  expect(parseMusic(typed, 'x')).toEqual(data)
})

it.each([
  ['spotify:5', 'x: "spotify:5" is not a song', 'write PLATFORM:ID'],
  ['kuguo:5', 'x: "kuguo:5" is not a song', 'did you mean kugou:5?'],
  ['163:', 'x: "163:" is not a song', 'write PLATFORM:ID'],
  ['晴天', 'x: "晴天" is not a song', 'write PLATFORM:ID'],
  ['{"url":', 'x: the value is not valid JSON', undefined],
  ['{}', 'x: data.url is missing', undefined],
])('refuses the song %s', (typed, message, hint) => {
  const error = failureOf(() => parseMusic(typed, 'x'))
  expect(error.code).toBe('VALIDATION')
  expect(error.message).toContain(message)
  if (hint !== undefined) expect(hintOf(error)).toContain(hint)
})
