import {describe, expect, it} from 'vitest'
import {request} from '../../../src/lib/client/request.js'
import {parseFrame, readReply, type AnsweredCall, type Reply} from '../../../src/lib/client/read-reply.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {stringifyJson} from '../../../src/lib/protocol/json.js'
import {clockMs} from '../../../src/lib/protocol/timers.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {callServer} from './servers.js'
import {hintOf} from '../../support/words.js'

const NATIVE = 'EventChecker Failed: NTEvent serviceAndMethod:a/b ListenerName:c/d EventRet:'
const RAW = Buffer.from('{"the":"frame"}')

/** @param tookMs how long ago it left */
function answered(action: string, params: AnsweredCall['params'] = {}, tookMs = 0): AnsweredCall {
  return {action, params, sentMs: clockMs() - tookMs}
}

function failed(call: string | AnsweredCall, frame: Readonly<Record<string, unknown>>): QQError {
  try {
    readReply(
      typeof call === 'string' ? answered(call) : call,
      {status: 'failed', retcode: 1200, data: null, ...frame},
      RAW,
    )
  } catch (error) {
    if (error instanceof QQError) return error
    throw error
  }
  throw new Error('it did not fail')
}

function read(action: string, data: unknown): Reply {
  return readReply(answered(action), {status: 'ok', retcode: 0, data}, RAW)
}

function softFailure(action: string, data: unknown): QQError {
  return failed(action, {status: 'ok', retcode: 0, data})
}

describe('a failed reply', () => {
  const STACK = [
    'Error: 消息不存在',
    '    at GetMsg._handle (/opt/QQ/resources/app/napcat/napcat.mjs:1:2)',
    '    at async GetMsg.websocketHandle (file:///opt/QQ/napcat.mjs:3:4)',
  ].join('\n')

  it('quotes the first line of the server and keeps the rest apart', () => {
    const error = failed('get_msg', {message: STACK, wording: STACK})
    expect(error).toMatchObject({code: 'ACTION_FAILED', exit: 1, action: 'get_msg', retcode: 1200, outcome: 'none'})
    expect(error.message).toBe('get_msg failed: Error: 消息不存在 (1200)')
    expect(error.serverText).toBe(STACK)
    expect(error.raw).toBe(RAW)
  })

  it.each([
    ['stack lines before the text', '\n   at a (b.js:1:1)\n  boom\n', 'boom'],
    ['a sentence that begins with "at"', 'at least one is needed', 'at least one is needed'],
    ['several lines', 'EventChecker Failed: NTEvent:\n{\n "result": 1\n}', 'EventChecker Failed: NTEvent:'],
    ["no reason of QQ's", `${NATIVE}\n{\n "result": 0\n}`, NATIVE],
    ['Windows line ends', 'first\r\nsecond', 'first'],
    ['nothing', '', 'no reason was given'],
    ['white space', ' \n ', 'no reason was given'],
    ['a very long line', 'x'.repeat(1000), `${'x'.repeat(300)}…`],
  ])('with %s is quoted on one line', (_what, text, quoted) => {
    expect(failed('get_msg', {message: text}).message).toBe(`get_msg failed: ${quoted} (1200)`)
  })

  it.each([
    [{message: '', wording: 'the wording'}, 'the wording'],
    [{wording: 'the wording'}, 'the wording'],
    [{message: {text: 'an object'}}, 'no reason was given'],
    [{message: 5, wording: null}, 'no reason was given'],
  ])('of %j takes what text there is', (frame, quoted) => {
    expect(failed('get_msg', frame).message).toContain(`failed: ${quoted}`)
  })

  it.each([
    [{status: 'failed', retcode: 0}, 0],
    [{status: 'ok', retcode: 1200}, 1200],
    [{status: 'async', retcode: 1}, 1],
  ])('is one with %j too', (frame, retcode) => {
    expect(failed('get_msg', frame)).toMatchObject({code: 'ACTION_FAILED', retcode})
  })

  it.each([
    ['set_group_ban', 'the bot must be an admin or the owner of the group'],
    ['set_group_special_title', 'the bot must be the owner of the group'],
    ['set_group_card', 'for other members, the bot must be an admin or the owner of the group'],
    ['set_group_name', 'the bot must be an admin or the owner of the group, unless the group lets every member do it'],
    ['delete_group_file', 'the bot must be the uploader, an admin or the owner of the group'],
    ['trans_group_file', 'the bot must be an admin or the owner of the group'],
    ['ocr_image', 'it works only where NapCat runs on Windows'],
    ['.ocr_image', 'it works only where NapCat runs on Windows'],
    ['add_custom_face', 'NapCat reads the path on its own machine'],
    ['get_rkey', undefined],
    ['get_msg', undefined],
    ['an_action_of_tomorrow', undefined],
  ])('of %s hints at what it requires', (action, hint) => {
    expect(hintOf(failed(action, {message: 'no'}))).toBe(hint)
  })

  it('comes from the server, and leaves the connection usable', async () => {
    const mock = await mocked()
    mock.fault({action: 'get_status', kind: 'fail', message: STACK, times: 1})
    const client = await connect(mock.url)
    const error = await failureOf(client.call(request('get_status', {})))
    expect(error).toMatchObject({code: 'ACTION_FAILED', message: 'get_status failed: Error: 消息不存在 (1200)'})
    expect(JSON.parse(Buffer.from(error.raw!).toString())).toMatchObject({retcode: 1200, message: STACK})
    expect((await client.call(request('get_status', {}))).data).toMatchObject({good: true})
  })
})

describe('an action that the server does not have (1404)', () => {
  it.each([
    ['get_grup_list', 'did you mean get_group_list?'],
    ['Send_Msg', 'did you mean send_msg?'],
    ['zzzzzzzzzzzz', 'run `qq action list` to list the known actions'],
    ['get_msg', 'this NapCat is too old or too new for it'],
    ['fetch_ptt_text', 'it requires NapCat 4.18.2 or later'],
    ['set_group_anonymous_ban', 'QQ no longer has anonymous chats'],
  ])('such as %s is UNSUPPORTED', (action, hint) => {
    const error = failed(action, {retcode: 1404, message: `不支持的API ${action}`})
    expect(error).toMatchObject({code: 'UNSUPPORTED', exit: 7, action, retcode: 1404, outcome: 'none'})
    expect(error.message).toBe(`this NapCat has no action ${action} (1404)`)
    expect(hintOf(error)).toContain(hint)
  })

  it('is told by the server', async () => {
    const client = await connect((await mocked()).url)
    const error = await failureOf(client.call({action: 'get_frend_list', params: {}}))
    expect(error).toMatchObject({code: 'UNSUPPORTED', hintText: 'did you mean get_friend_list?'})
  })
})

describe('a 1400', () => {
  it('of an action that needs the packet backend is UNSUPPORTED and names it', () => {
    const error = failed('get_rkey', {retcode: 1400, message: 'packetBackend不可用\n请参照文档'})
    expect(error).toMatchObject({code: 'UNSUPPORTED', exit: 7, action: 'get_rkey', retcode: 1400})
    expect(error.message).toBe("get_rkey requires NapCat's packet backend (1400: packetBackend不可用)")
    expect(hintOf(error)).toContain('check it with `qq system get-packet-status`')
  })

  it.each(['get_msg', 'an_action_of_tomorrow'])('of %s is an ordinary failure', action => {
    const message = 'Schema compilation error: Expected required property'
    expect(failed(action, {retcode: 1400, message})).toMatchObject({
      code: 'ACTION_FAILED',
      message: `${action} failed: ${message} (1400)`,
    })
  })
})

describe('a time-out that the server reports', () => {
  const TEXT = 'Timeout: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:onMsgInfoListUpdate'

  it.each([`Error: ${TEXT}\n  at x (y:1)`, TEXT])('for a send leaves its effect unknown: %s', message => {
    const error = failed('send_group_msg', {message})
    expect(error).toMatchObject({code: 'TIMEOUT', exit: 5, retcode: 1200, outcome: 'unknown', retryable: false})
    expect(error.message).toBe(`send_group_msg was not confirmed: ${message.split('\n')[0]} (1200)`)
    expect(hintOf(error)).toContain('check the result before you repeat it')
  })

  it('for any other write, and for what is not known, leaves its effect unknown too', () => {
    for (const action of ['set_group_ban', 'delete_msg', 'from_the_future']) {
      expect(failed(action, {message: TEXT})).toMatchObject({code: 'TIMEOUT', exit: 5, outcome: 'unknown'})
    }
  })

  it.each([
    ['get_msg', TEXT],
    ['send_group_msg', 'EventChecker Failed: Timeout'],
  ])('means nothing of the kind for %s: %s', (action, message) => {
    expect(failed(action, {message})).toMatchObject({code: 'ACTION_FAILED', exit: 1, outcome: 'none'})
  })
})

describe('a forward that NapCat gave up on', () => {
  const message = '发送转发消息（res_id：abc 失败'
  const stack = `Error: ${message}\n    at SendForwardMsg.base_handle (/opt/napcat.mjs:1:2)`

  it.each([message, stack])('may have been sent, when that took its time: %s', text => {
    const late = failed(answered('send_group_forward_msg', {}, 5000), {message: text})
    expect(late).toMatchObject({code: 'TIMEOUT', exit: 5, retcode: 1200, outcome: 'unknown', retryable: false})
    expect(hintOf(late)).toContain('check the result before you repeat it')
    expect(failed('send_group_forward_msg', {message: text})).toMatchObject({code: 'ACTION_FAILED', outcome: 'none'})
  })

  it('is known by what the other sends were given', () => {
    const params = {group_id: '1', message: [{type: 'node', data: {id: '1'}}]}
    expect(failed(answered('send_group_msg', params, 5000), {message})).toMatchObject({exit: 5, outcome: 'unknown'})
    const plain = answered('send_group_msg', {group_id: '1', message: 'hi'}, 5000)
    expect(failed(plain, {message: '消息体无法解析'})).toMatchObject({exit: 1, outcome: 'none'})
  })
})

describe("QQ's own reason", () => {
  const returning = (returned: object): {message: string} => ({
    message: `${NATIVE}\n${JSON.stringify(returned, undefined, 4)}\n\n    at x (/opt/napcat.mjs:1:2)`,
  })
  const NOT_THERE = 'the bot may not be in the group (see `qq group list`), or it may be muted there'

  it("is shown in place of NapCat's words, which are kept apart", () => {
    const error = failed('send_group_msg', returning({result: 120, errMsg: 'not in group'}))
    expect(error).toMatchObject({code: 'ACTION_FAILED', exit: 1, retcode: 1200, outcome: 'none'})
    expect(error.message).toBe('send_group_msg failed: not in group (result 120)')
    expect(error.serverText).toContain(NATIVE)
    expect(failed('get_group_info', returning({result: 7, errMsg: ''})).message).toBe('get_group_info failed: result 7')
    expect(failed('send_msg', returning({result: 1, errMsg: 'x'.repeat(1000)})).message.length).toBeLessThan(350)
  })

  it.each([
    ['send_group_msg', {group_id: '1'}, 110, NOT_THERE],
    ['send_msg', {message_type: 'group', group_id: '1'}, 120, NOT_THERE],
    ['send_msg', {group_id: 1}, 120, NOT_THERE],
    ['set_group_ban', {group_id: '1', user_id: '2'}, 120, NOT_THERE],
    ['send_msg', {message_type: 'private', user_id: '1', group_id: '1'}, 120, undefined],
    ['send_private_msg', {user_id: '1', group_id: '1'}, 110, undefined],
    ['send_msg', {user_id: '1'}, 110, undefined],
    ['send_group_msg', {group_id: '1'}, 121, undefined],
    ['set_group_ban', {group_id: '1', user_id: '2'}, 121, 'the bot must be an admin'],
  ])('of %s %j with result %d is explained as far as it can be', (action, params, result, hint) => {
    const error = failed(answered(action, params), returning({result, errMsg: 'no'}))
    if (hint === undefined) expect(hintOf(error)).toBeUndefined()
    else expect(hintOf(error)).toContain(hint)
  })

  it('comes from the server', async () => {
    const mock = await mocked()
    const client = await connect(mock.url)
    const send = client.call({action: 'send_group_msg', params: {group_id: '999', message: 'hi'}})
    expect((await failureOf(send)).message).toBe('send_group_msg failed: result 110')
  })
})

describe('a hint at what an action requires', () => {
  it.each([
    [1400, 'Schema compilation error: Expected string'],
    [1200, '消息不存在'],
    [1200, 'Uin2Uid Error: 用户ID 1 不存在'],
    [1200, '无法获取用户信息'],
    [1200, 'file not found'],
  ])('is not given where no right is missing: %d %s', (retcode, message) => {
    expect(hintOf(failed('set_group_ban', {retcode, message})) ?? '').not.toContain('admin')
  })
})

describe('an ok that is not ok', () => {
  it.each([
    [{result: 1, errMsg: '已被撤回'}, '已被撤回 (result 1)'],
    [{result: -1}, 'result -1'],
    [{retCode: 65_000, retMsg: 'no space'}, 'no space (retCode 65000)'],
    [{errCode: 7, errMs: ''}, 'errCode 7'],
    [{valid: false, message: '无效'}, '无效'],
    [{valid: false}, 'valid: false'],
    [{result: {retCode: 3, retMsg: 'inside'}}, 'inside (retCode 3)'],
    [{result: 0, data: {errCode: 2}}, 'errCode 2'],
  ])('is SOFT_FAILED: %j', (data, inner) => {
    const error = softFailure('set_essence_msg', data)
    expect(error).toMatchObject({code: 'SOFT_FAILED', exit: 1, action: 'set_essence_msg', retcode: 0, raw: RAW})
    expect(error.message).toBe(`set_essence_msg failed although NapCat answered ok: ${inner}`)
  })

  it.each([
    ['get_group_shut_list', 'native'],
    ['get_group_info_ex', 'native or absent'],
    ['set_msg_emoji_like', 'inner'],
    ['set_group_kick', 'null'],
    ['send_like', 'absent'],
    ['send_group_msg', 'value, of what does something'],
  ])('is looked for in the data of %s (%s)', action => {
    expect(softFailure(action, {result: 5})).toMatchObject({code: 'SOFT_FAILED', action})
  })

  it.each([
    [{result: 0, errMsg: ''}],
    [{result: '1'}],
    [{valid: true}],
    [{result: {deeper: {retCode: 1}}}],
    [[{result: 1}]],
    [null],
    [undefined],
    ['result 1'],
  ])('is not seen in %j', data => {
    expect(read('set_essence_msg', data).data).toEqual(data ?? null)
  })

  it.each(['get_msg', 'get_group_info', 'an_action_of_tomorrow'])(
    'is not looked for in the data of %s, whose result is its own',
    action => {
      expect(read(action, {result: 1, valid: false}).data).toEqual({result: 1, valid: false})
    },
  )

  it('hints at what the bot must be', () => {
    expect(hintOf(softFailure('set_essence_msg', {result: 1}))).toBe(
      'the bot must be an admin or the owner of the group',
    )
  })

  it('comes from the server', async () => {
    const mock = await mocked()
    mock.fault({action: 'set_essence_msg', kind: 'soft', data: {errCode: 10_003, wording: '没有权限'}})
    const client = await connect(mock.url)
    const error = await failureOf(client.call(request('set_essence_msg', {message_id: '1'})))
    expect(error).toMatchObject({code: 'SOFT_FAILED', exit: 1})
    expect(error.message).toContain('没有权限 (errCode 10003)')
  })
})

describe('an answer with more levels than are taken', () => {
  /** Says ok to each call, with lists in a list, so many of them, and a long integer, which is restored by walking. */
  const deepServer = async (levels: number) =>
    callServer(({echo}, socket) => {
      const data = `${'['.repeat(levels)}12345678901234567890${']'.repeat(levels)}`
      socket.send(`{"status":"ok","retcode":0,"data":${data},"echo":"${echo}"}`)
    })

  it.each([513, 1000, 100_000])('of %d is a failure of a read, and leaves a write unknown', async levels => {
    const client = await connect((await deepServer(levels)).url)
    const message = expect.stringContaining('has more than 512 levels of lists and objects') as string
    for (const action of ['get_msg', 'get_group_list'])
      expect(await failureOf(client.call({action, params: {}}))).toMatchObject({
        ...{code: 'ACTION_FAILED', exit: 1, outcome: 'none', action, message},
      })
    for (const action of ['send_msg', 'set_group_card', 'delete_msg', 'no_such_action'])
      expect(await failureOf(client.call({action, params: {}}))).toMatchObject({
        ...{
          exit: 5,
          outcome: 'unknown',
          action,
          message,
          hintText: 'check the result before you repeat it',
          isUnanswered: false,
        },
      })
    expect(client.closed).toBe(false)
  })

  it('of 512 is taken', async () => {
    const client = await connect((await deepServer(512)).url)
    expect(stringifyJson((await client.call(request('get_status', {}))).data)).toContain('[12345678901234567890]')
  })

  it('is the failure that it says', () => {
    const frame = parseFrame(
      Buffer.from(`{"status":"failed","retcode":1200,"message":"no","data":${'['.repeat(600)}${']'.repeat(600)}}`),
    )
    expect(() => readReply(answered('send_msg'), frame!, RAW)).toThrow('send_msg failed: no (1200)')
  })
})
