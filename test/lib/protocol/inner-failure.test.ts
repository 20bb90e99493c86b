import {describe, expect, it} from 'vitest'
import {innerFailure} from '../../../src/lib/protocol/inner-failure.js'

describe('innerFailure', () => {
  it.each([
    [{result: 1, errMsg: 'no rights'}, 'no rights (result 1)'],
    [{result: -1}, 'result -1'],
    [{retCode: 5, retMsg: 'gone'}, 'gone (retCode 5)'],
    [{errCode: 120, errMs: 'busy'}, 'busy (errCode 120)'],
    [{errCode: 3, clientWording: '', wording: 'later'}, 'later (errCode 3)'],
    [{valid: false, message: 'not your message'}, 'not your message'],
    [{valid: false}, 'valid: false'],
    [{result: {retCode: 7, retMsg: 'inner'}}, 'inner (retCode 7)'],
    [{createResult: {result: 2}}, 'result 2'],
    [{result: 0, transGroupFileResult: {result: {retCode: 8, clientWording: '无权限'}}}, '无权限 (retCode 8)'],
    [{result: 0, errCode: 4}, 'errCode 4'],
  ])('finds one in %j', (data, words) => {
    expect(innerFailure(data)).toBe(words)
  })

  it.each([
    [{result: 0, errMsg: 'success'}],
    [{result: 0, errMsg: ''}],
    [{retCode: 0, errCode: 0}],
    [{valid: true}],
    [{result: '1'}],
    [{result: {retCode: 0}}],
    [{a: {b: {result: 1}}}],
    [{list: [{result: 1}]}],
    [{message: 'hello'}],
    [[{result: 1}]],
    [{}],
    [null],
    [undefined],
    ['result'],
    [1],
  ])('finds none in %j', data => {
    expect(innerFailure(data)).toBeUndefined()
  })
})
