import {describe, expect, it} from 'vitest'
import {emojiTypeOf, parseEmojiId} from '../../../src/lib/message/emoji.js'
import {failureOf} from '../config/fixture.js'

describe('parseEmojiId', () => {
  it.each([
    ['76', '76'],
    ['128077', '128077'],
    ['👍', '128077'],
    ['❤️', '10084'],
    ['❤', '10084'],
    ['🐧', '128039'],
  ])('makes %s the id %s', (typed, id) => {
    expect(parseEmojiId(typed, 'emoji')).toBe(id)
  })

  it.each(['', 'smile', '-1', '1.5', '12345678', ':+1:', '中', '\u{1F1E8}\u{1F1F3}', '1️⃣'])(
    'refuses %j, which is no emoji with a number',
    typed => {
      expect(failureOf(() => parseEmojiId(typed, 'emoji'))).toMatchObject({
        code: 'VALIDATION',
        message: `emoji: ${JSON.stringify(typed)} is neither an emoji nor the number of one`,
      })
    },
  )

  it.each(['👍🏽', '👨‍👩‍👧', '👍👍', '👍x', '©', '®️'])('refuses %s, which QQ does not know', typed => {
    expect(failureOf(() => parseEmojiId(typed, 'emoji'))).toMatchObject({
      code: 'VALIDATION',
      message: `emoji: QQ has no reaction ${typed}`,
    })
  })
})

it.each([
  ['14', 1],
  ['424', 1],
  ['9728', 2],
  ['128077', 2],
])('tells the kind of %s by its length', (id, type) => {
  expect(emojiTypeOf(id)).toBe(type)
})
