import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseCq, rawMessage} from '../../../src/lib/mock/message/cq.js'

const TEXT = fc.string({unit: 'binary', minLength: 1})

const CODE = fc.record({
  type: fc.constantFrom('at', 'image', 'reply'),
  data: fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), TEXT, {maxKeys: 3, noNullPrototype: true}),
})

describe('CQ codes', () => {
  it('come back as they were, whatever the text', () => {
    fc.assert(
      fc.property(TEXT, CODE, (text, code) => {
        const segments = [code, {type: 'text', data: {text}}, code]
        expect(parseCq(rawMessage(segments))).toEqual(segments)
      }),
    )
  })

  it('drop empty values and flatten nested ones', () => {
    const raw = rawMessage([{type: 'face', data: {id: 1, raw: {a: 1}, resultId: null, x: ''}}])
    expect(raw).toBe('[CQ:face,id=1,raw=&#91;object Object&#93;]')
  })

  it('trim the whole', () => {
    expect(rawMessage([{type: 'text', data: {text: ' x '}}])).toBe('x')
  })
})
