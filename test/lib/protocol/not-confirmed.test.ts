import {describe, expect, it} from 'vitest'
import {isNotConfirmed} from '../../../src/lib/protocol/not-confirmed.js'

const TIMEOUT = 'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:x EventRet:'
const RES_ID = '发送转发消息（res_id：abc 失败'
const UNREADABLE = '消息体无法解析, 请检查是否发送了不支持的消息类型'
const NODES = {message: [{type: 'node', data: {id: '1'}}]}
const TEXT = {message: [{type: 'text', data: {text: '[CQ:node,id=1]'}}]}

function isUnknown(text: string, action: string, tookMs: number, params: unknown = {}): boolean {
  return isNotConfirmed(text, {action, params, tookMs})
}

describe('a time-out that NapCat reports', () => {
  it.each(['send_msg', 'send_group_forward_msg', 'set_group_ban', 'delete_msg', 'of_tomorrow', 'send_msg_async'])(
    'leaves open what came of %s, however soon it comes',
    action => {
      expect(isUnknown(TIMEOUT, action, 0)).toBe(true)
      expect(isUnknown(`Error: ${TIMEOUT}`, action, 60_000)).toBe(true)
    },
  )

  it('means nothing of the kind for a read, or in the middle of another text', () => {
    expect(isUnknown(TIMEOUT, 'get_group_list', 60_000)).toBe(false)
    expect(isUnknown(`EventChecker Failed: ${TIMEOUT}`, 'send_msg', 60_000)).toBe(false)
  })
})

describe.each([RES_ID, `Error: ${RES_ID}`, UNREADABLE, `Error: ${UNREADABLE}`])('%s', text => {
  it.each(['send_forward_msg', 'send_group_forward_msg', 'send_private_forward_msg', 'send_forward_msg_async'])(
    'of %s leaves it open from 4.5 s on, and is a refusal before',
    action => {
      expect(isUnknown(text, action, 4499)).toBe(false)
      expect(isUnknown(text, action, 4500)).toBe(true)
    },
  )

  it.each(['send_msg', 'send_group_msg', 'send_private_msg'])('of %s does so where that sends a forward', action => {
    for (const params of [NODES, {message: NODES.message[0]}, {message: '[CQ:node,id=1]'}]) {
      expect(isUnknown(text, action, 5000, params)).toBe(true)
      expect(isUnknown(text, action, 1000, params)).toBe(false)
    }
    for (const params of [TEXT, {message: 'hi'}, {message: null}, {}, null]) {
      expect(isUnknown(text, action, 5000, params)).toBe(false)
    }
  })

  it('of any other action is a refusal', () => {
    for (const action of ['forward_group_single_msg', 'get_forward_msg', 'set_group_ban', 'of_tomorrow']) {
      expect(isUnknown(text, action, 60_000, NODES)).toBe(false)
    }
  })
})

it('knows no other text', () => {
  for (const text of ['no luck', `x ${RES_ID}`, '转发消息失败，生成节点为空', '']) {
    expect(isUnknown(text, 'send_group_forward_msg', 60_000, NODES)).toBe(false)
  }
})
