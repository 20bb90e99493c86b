import {expect, it} from 'vitest'
import {musicSegment, parseMusic, type Music} from '../../../src/lib/message/music.js'
import {failureOf} from '../config/fixture.js'
import {hintOf} from '../../support/words.js'

const LINK = 'https://example.com/song'
const IMAGE = 'http://example.com/a.jpg'

it.each<[Music, object]>([
  [
    {platform: '163', id: '5'},
    {type: '163', id: '5'},
  ],
  [
    {link: LINK, image: IMAGE},
    {type: 'custom', url: LINK, image: IMAGE},
  ],
  [
    {platform: 'qq', link: LINK, image: IMAGE, audio: LINK, title: 't', content: 'c'},
    {type: 'qq', url: LINK, image: IMAGE, audio: LINK, title: 't', content: 'c'},
  ],
])('makes %j a card', (music, data) => {
  expect(musicSegment(music)).toEqual({type: 'music', data})
})

it.each<[Music, string, string]>([
  [{}, 'USAGE', 'which song?'],
  [{platform: 'qq'}, 'USAGE', 'which song?'],
  [{id: '5'}, 'USAGE', '--id needs --platform'],
  [{platform: 'qq', id: ' '}, 'VALIDATION', '--id: it is empty'],
  [{link: LINK}, 'USAGE', '--link needs --image'],
  [{link: 'song', image: IMAGE}, 'VALIDATION', '--link: "song"'],
  [{link: LINK, image: './a.jpg'}, 'VALIDATION', '--image: "./a.jpg"'],
  [{link: LINK, image: IMAGE, audio: 'ftp://x/y'}, 'VALIDATION', '--audio: "ftp://x/y"'],
])('refuses %j', (music, code, message) => {
  const error = failureOf(() => musicSegment(music))
  expect(error.code).toBe(code)
  expect(error.message).toContain(message)
})

it.each([
  ['163:1901371647', {type: '163', id: '1901371647'}],
  ['qq:0039MnYb0qxYhV', {type: 'qq', id: '0039MnYb0qxYhV'}],
  [`{"url":"${LINK}","image":"${IMAGE}","title":"晴天"}`, {type: 'custom', url: LINK, image: IMAGE, title: '晴天'}],
  [` {"type":"qq","url":"${LINK}","image":"${IMAGE}"}`, {type: 'qq', url: LINK, image: IMAGE}],
])('reads the song %s', (typed, data) => {
  expect(parseMusic(typed, 'x')).toEqual({type: 'music', data})
})

it.each([
  ['spotify:5', 'x: "spotify:5" is no song', 'write PLATFORM:ID'],
  ['kuguo:5', 'x: "kuguo:5" is no song', 'did you mean kugou:5?'],
  ['163:', 'x: "163:" is no song', 'write PLATFORM:ID'],
  ['晴天', 'x: "晴天" is no song', 'write PLATFORM:ID'],
  ['{"url":', 'x: not JSON', undefined],
  ['{}', 'x: data.url is missing', undefined],
])('refuses the song %s', (typed, message, hint) => {
  const error = failureOf(() => parseMusic(typed, 'x'))
  expect(error.code).toBe('VALIDATION')
  expect(error.message).toContain(message)
  if (hint !== undefined) expect(hintOf(error)).toContain(hint)
})
