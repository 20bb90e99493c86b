import {describe, expect, it} from 'vitest'
import {emojiTypeOf, parseEmojiId, parseFace, parseReaction} from '../../../src/lib/message/emoji.js'
import {failureOf} from '../config/fixture.js'
import {hintOf} from '../../support/words.js'

describe('parseEmojiId', () => {
  it.each([
    ['76', '76'],
    ['128077', '128077'],
    ['👍', '128077'],
    ['❤️', '10084'],
    ['❤', '10084'],
    ['🐧', '128039'],
    ['赞', '76'],
    ['/微笑', '14'],
    ['54', '54'],
  ])('makes %s the id %s', (typed, id) => {
    expect(parseEmojiId(typed, 'emoji')).toBe(id)
  })

  it.each(['', 'smile', '-1', '1.5', '12345678', ':+1:', '中', '\u{1F1E8}\u{1F1F3}', '1️⃣'])(
    'refuses %j, which is no emoji with a number',
    typed => {
      expect(failureOf(() => parseEmojiId(typed, 'emoji'))).toMatchObject({
        code: 'VALIDATION',
        message: `emoji: ${JSON.stringify(typed)} is neither an emoji nor an emoji number`,
      })
    },
  )

  it('names the faces that may have been meant', () => {
    expect(hintOf(failureOf(() => parseEmojiId('微晓', 'emoji')))).toBe('did you mean 微笑?')
    expect(hintOf(failureOf(() => parseEmojiId('smile', 'emoji')))).toContain('name or number of a QQ face')
  })

  it.each(['👍🏽', '👨‍👩‍👧', '👍👍', '👍x', '©', '®️'])('refuses %s, which QQ does not know', typed => {
    expect(failureOf(() => parseEmojiId(typed, 'emoji'))).toMatchObject({
      code: 'VALIDATION',
      message: `emoji: QQ has no reaction ${typed}`,
    })
  })
})

describe('parseReaction', () => {
  it.each([
    ['赞', '76'],
    ['👍', '128077'],
    ['9728', '9728'],
    ['1234567', '1234567'],
    ['484', '484'],
  ])('takes %s as %s', (typed, id) => {
    expect(parseReaction(typed, 'emoji')).toBe(id)
  })

  it('refuses the number of a face that NapCat does not list', () => {
    expect(failureOf(() => parseReaction('54', 'emoji'))).toMatchObject({
      code: 'UNSUPPORTED',
      exit: 7,
      message: 'emoji: NapCat does not know the QQ face 54',
      hintText: 'similar faces: 53 (蛋糕), 55 (炸弹)',
    })
  })
})

describe('parseFace', () => {
  it.each([
    ['14', '14'],
    ['0', '0'],
    ['484', '484'],
    ['微笑', '14'],
    ['撇嘴', '1'],
    ['求求', '200'],
    ['拜托', '353'],
    ['/666', '356'],
    ['/微笑', '14'],
    ['DOGE', '179'],
    ['打call', '311'],
  ])('takes %s for face %s', (typed, id) => {
    expect(parseFace(typed, '--face')).toBe(id)
  })

  it.each([
    ['足求', 'there is no QQ face "足求"', 'did you mean 求求?'],
    ['拜脱', 'there is no QQ face "拜脱"', 'did you mean one of 拜谢, 拜托?'],
    ['闪电', 'there is no QQ face "闪电"', 'write a name such as 微笑'],
    ['/1', '"/1" is not a QQ face number', 'up to three digits'],
    ['014', '"014" is not a QQ face number', 'up to three digits'],
    ['微笑脸', 'there is no QQ face "微笑脸"', 'did you mean 微笑?'],
    ['smile', 'there is no QQ face "smile"', 'write a name such as 微笑'],
    ['👍', 'there is no QQ face "👍"', 'type an emoji directly'],
    ['', '"" is not a QQ face number', 'up to three digits'],
    ['/', '"/" is not a QQ face number', 'up to three digits'],
    ['1234', '"1234" is not a QQ face number', 'up to three digits'],
    ['/14', '"/14" is not a QQ face number', 'up to three digits'],
  ])('refuses %j', (typed, message, hint) => {
    const error = failureOf(() => parseFace(typed, '--face'))
    expect(error).toMatchObject({code: 'VALIDATION', message: `--face: ${message}`})
    expect(hintOf(error)).toContain(hint)
  })

  it.each([
    ['54', 'similar faces: 53 (蛋糕), 55 (炸弹)'],
    ['315', 'similar faces: 314 (仔细分析), 317 (菜汪)'],
    ['999', 'similar faces: 484 (比爱心)'],
    ['666', 'similar faces: 484 (比爱心); write /666 or 356 for the face with the name 666'],
  ])('refuses %s, which NapCat does not list', (typed, hint) => {
    const error = failureOf(() => parseFace(typed, '--face'))
    expect(error).toMatchObject({
      code: 'UNSUPPORTED',
      exit: 7,
      message: `--face: NapCat does not know the QQ face ${typed}`,
    })
    expect(hintOf(error)).toBe(hint)
    expect(hintOf(failureOf(() => parseFace(typed, '--face', {anyFaces: false})))).toBe(
      `${hint}; add --no-check to send it anyway`,
    )
    expect(parseFace(typed, '--face', {anyFaces: true})).toBe(typed)
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
