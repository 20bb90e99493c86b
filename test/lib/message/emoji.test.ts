import {describe, expect, it} from 'vitest'
import {emojiTypeOf, parseEmojiId, parseFace} from '../../../src/lib/message/emoji.js'
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

describe('parseFace', () => {
  it.each([
    ['14', '14'],
    ['999', '999'],
    ['微笑', '14'],
    ['/微笑', '14'],
    ['DOGE', '179'],
    ['打call', '311'],
  ])('takes %s for face %s', (typed, id) => {
    expect(parseFace(typed, '--face')).toBe(id)
  })

  it.each([
    ['微笑脸', 'no QQ face is called "微笑脸"', 'did you mean 微笑?'],
    ['smile', 'no QQ face is called "smile"', 'it is a name such as 微笑'],
    ['👍', 'no QQ face is called "👍"', 'an emoji is typed as it is'],
    ['', '"" is not the number of a QQ face', 'up to three digits'],
    ['/', '"/" is not the number of a QQ face', 'up to three digits'],
    ['1234', '"1234" is not the number of a QQ face', 'up to three digits'],
    ['/14', '"/14" is not the number of a QQ face', 'up to three digits'],
  ])('refuses %j', (typed, message, hint) => {
    const error = failureOf(() => parseFace(typed, '--face'))
    expect(error).toMatchObject({code: 'VALIDATION', message: `--face: ${message}`})
    expect(error.hint).toContain(hint)
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
