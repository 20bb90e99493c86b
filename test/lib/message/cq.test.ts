import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decodeCq, encodeCq, cqSegments, nestedKeys} from '../../../src/lib/message/cq.js'
import {rawMessage} from '../../../src/lib/mock/message/raw-message.js'
import {type Segment} from '../../../src/lib/protocol/segments.js'

const text = (value: string): Segment => ({type: 'text', data: {text: value}})

/** Any text, with more than its share of what CQ codes are made of. */
const TEXT = fc
  .array(
    fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('&', '&amp;', '&#44;', '[CQ:at,qq=1]', '[', ']', ',', '=')),
  )
  .map(parts => parts.join(''))
  .filter(value => value !== '')

const CODE = fc.record({
  type: fc.stringMatching(/^[a-z]{1,8}$/).filter(type => type !== 'text'),
  data: fc.dictionary(fc.stringMatching(/^\w{1,8}$/), TEXT, {maxKeys: 3, noNullPrototype: true}),
})

/** Segments of which no two neighbours are text: those become one. */
const SEGMENTS = fc
  .array(fc.oneof(TEXT.map(text), CODE))
  .map(segments => segments.filter(({type}, index) => type !== 'text' || segments[index - 1]?.type !== 'text'))

describe('CQ codes', () => {
  it('come back as they were, whatever the text', () => {
    fc.assert(
      fc.property(SEGMENTS, segments => {
        expect(decodeCq(encodeCq(segments))).toEqual(segments)
      }),
      {numRuns: 1000},
    )
  })

  it('lose nothing of a text that is read and written again', () => {
    fc.assert(
      fc.property(TEXT, value => {
        const segments = decodeCq(value)
        expect(decodeCq(encodeCq(segments))).toEqual(segments)
      }),
    )
  })

  it.each([
    ['a & b', [text('a & b')], 'a &amp; b'],
    ['&amp;#44;', [text('&#44;')]],
    ['&#91;CQ:at,qq=2&#93; &#44;', [text('[CQ:at,qq=2] ,')], '&#91;CQ:at,qq=2&#93; ,'],
    ['[CQ:at,qq=2] hi', [{type: 'at', data: {qq: '2'}}, text(' hi')]],
    ['[CQ:dice]', [{type: 'dice', data: {}}]],
    ['[CQ:image,file=a&#44;b&#91;1&#93;&amp;.png,url=x=y]', [{type: 'image', data: {file: 'a,b[1]&.png', url: 'x=y'}}]],
    ['\u2028👨‍👩‍👧\n\u0000', [text('\u2028👨‍👩‍👧\n\u0000')]],
    ['[CQ:a,k=[CQ:b]', [{type: 'a', data: {k: '[CQ:b'}}], '[CQ:a,k=&#91;CQ:b]'],
    ['[[CQ:dice]]', [text('['), {type: 'dice', data: {}}, text(']')], '&#91;[CQ:dice]&#93;'],
    ['[CQ:a,__proto__=1]', [{type: 'a', data: Object.fromEntries([['__proto__', '1']])}]],
    ['', []],
  ])("are read by NapCat's rules: %j", (written, segments, again = written) => {
    expect(decodeCq(written)).toEqual(segments)
    expect(encodeCq(segments)).toBe(again)
  })

  it.each(['[CQ:]', '[CQ:at,qq]', '[CQ:at,qq=1', '[cq:at,qq=1]', '[CQ:at,=1]', '[CQ:at qq=1]', '[CQ:,qq=1]'])(
    'are text where they are not well formed: %s',
    written => {
      expect(decodeCq(written)).toEqual([text(written)])
    },
  )

  it('read a megabyte at once', () => {
    const long = '[a],&[CQ:face,id=1]'.repeat(50_000)
    expect(encodeCq(decodeCq(long)).length).toBeGreaterThan(long.length)
  })

  it.each(['[CQ:a,b=', '[CQ:a', '[CQ:a,b=c,', '[', '[CQ:'])('are looked for once in a megabyte of %j', part => {
    const long = part.repeat(1e6 / part.length)
    expect(decodeCq(long)).toEqual([text(long)])
    const [first, last] = decodeCq(`${long},,[CQ:dice]`)
    expect([first, last]).toEqual([text(`${long},,`), {type: 'dice', data: {}}])
  })

  it('leave out what they cannot hold', () => {
    const face = {type: 'face', data: {id: 1, raw: {a: 1}, list: [], resultId: null, x: '', on: true, big: 2n ** 60n}}
    expect(encodeCq([face, {type: 'text', data: {}}])).toBe('[CQ:face,id=1,on=true,big=1152921504606846976]')
    expect(nestedKeys(face)).toEqual(['raw', 'list'])
  })

  it.each([
    ['x', /^segments: the value must be a segment/],
    [[{type: 'a', data: {}}, {data: {}}], /^segments\[1\]: the value must be a segment/],
    [[{type: 'a', data: 'b'}], /^segments\[0\]: the value must be a segment/],
    [[null], /^segments\[0\]: the value must be a segment/],
    [{type: '名'}, /^segments: a CQ code cannot contain the name "名"/],
    [[{type: 'a', data: {'b]': 1}}], /^segments\[0\]: a CQ code cannot contain the name "b\]"/],
    [[{type: ''}], /cannot contain the name ""/],
  ])('are not made of %j', (value, message) => {
    expect(() => cqSegments(value, 'segments')).toThrow(
      expect.objectContaining({code: 'VALIDATION', message: expect.stringMatching(message) as string}) as Error,
    )
  })

  it('are made of one segment or a list, with the object of a json segment as its JSON', () => {
    expect(cqSegments({type: 'dice'}, 'x')).toEqual([{type: 'dice', data: {}}])
    expect(cqSegments([], 'x')).toEqual([])
    expect(cqSegments([{type: 'json', data: {data: {a: [2n ** 60n]}}}], 'x')).toEqual([
      {type: 'json', data: {data: '{"a":[1152921504606846976]}'}},
    ])
  })
})

describe('the raw_message of the mock', () => {
  it('flattens nested values, drops empty ones, and is trimmed', () => {
    const raw = rawMessage([text(' '), {type: 'face', data: {id: 1, raw: {a: 1}, resultId: null, x: ''}}, text(' \n')])
    expect(raw).toBe('[CQ:face,id=1,raw=&#91;object Object&#93;]')
  })
})
