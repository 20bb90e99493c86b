import {expect, it} from 'vitest'
import {nativeFailure} from '../../../src/lib/protocol/native-failure.js'

const HEAD =
  'EventChecker Failed: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:NodeIKernelMsgListener/onMsgInfoListUpdate EventRet:'

it.each([
  [{result: 120, errMsg: 'not in group'}, 'not in group (result 120)', 120],
  [{result: 110, errMsg: ''}, 'result 110', 110],
  [{result: -1, errMsg: '被}禁言{'}, '被}禁言{ (result -1)', -1],
  [{result: 5, extra: {errMsg: 'of another', list: [{}]}}, 'result 5', 5],
])('finds what QQ said: %j', (returned, reason, result) => {
  const found = {reason, result}
  expect(nativeFailure(`${HEAD}\n${JSON.stringify(returned, undefined, 4)}\n`)).toEqual(found)
  expect(nativeFailure(`Error: ${HEAD}\n${JSON.stringify(returned)}`)).toEqual(found)
  expect(nativeFailure(`上传失败: Error: ${HEAD} ${JSON.stringify(returned)}\n`)).toEqual(found)
})

it.each([
  ['says that all went well', `${HEAD}\n{"result":0,"errMsg":""}\n`],
  ['returned nothing', `${HEAD}\nundefined\n`],
  ['was cut short', `${HEAD}\n{"result":120,"errMsg":"not in`],
  ['is no object', `${HEAD}\n[{"result":120}]`],
  ['is missing', HEAD],
  ['is that of a time-out', 'Timeout: NTEvent serviceAndMethod:x EventRet:\n{"result":120}\n'],
  ['is a text of another kind', '{"result":120}'],
  ['is empty', ''],
])('finds nothing where what QQ gave %s', (_what, said) => {
  expect(nativeFailure(said)).toBeUndefined()
})

it('takes no long time for what a hostile server makes up', () => {
  expect(nativeFailure('EventChecker Failed EventRet:{'.repeat(100_000))).toBeUndefined()
  expect(nativeFailure(`${HEAD}${'{"a":'.repeat(100_000)}`)).toBeUndefined()
})
