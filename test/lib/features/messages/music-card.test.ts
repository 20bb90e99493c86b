import {expect, it} from 'vitest'
import {musicSegment, type Music} from '../../../../src/lib/features/messages/music-card.js'
import {failureOf} from '../../config/fixture.js'

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
  [{}, 'USAGE', 'the song is missing'],
  [{platform: 'qq'}, 'USAGE', 'the song is missing'],
  [{id: '5'}, 'USAGE', '--id requires --platform'],
  [{platform: 'qq', id: ' '}, 'VALIDATION', '--id: the value is empty'],
  [{link: LINK}, 'USAGE', '--link requires --image'],
  [{link: 'song', image: IMAGE}, 'VALIDATION', '--link: "song"'],
  [{link: LINK, image: './a.jpg'}, 'VALIDATION', '--image: "./a.jpg"'],
  [{link: LINK, image: IMAGE, audio: 'ftp://x/y'}, 'VALIDATION', '--audio: "ftp://x/y"'],
])('refuses %j', (music, code, message) => {
  const error = failureOf(() => musicSegment(music))
  expect(error.code).toBe(code)
  expect(error.message).toContain(message)
})
