import {describe, expect, it} from 'vitest'
import {request} from '../../../../src/lib/client/request.js'
import {Client} from '../../../../src/lib/client/client.js'
import {Question} from '../../../../src/lib/operations/events/question.js'
import {EventTail} from '../../../../src/lib/operations/events/tail.js'
import {optionsFor} from '../../client/fixture.js'
import {mocked} from '../../mock/fixture.js'

const PARAMS = {message_type: 'private', user_id: '10001', message: [{type: 'text', data: {text: '?'}}]} as const

/** Asks; `before` is said while we connect, `after` once the question is sent. Resolves with what the answer says. */
async function answerTo(
  match: RegExp | undefined,
  after: (questionId: number) => readonly unknown[],
  before: readonly unknown[] = [],
): Promise<unknown> {
  const mock = await mocked()
  const say = (message: unknown): void =>
    mock.emit({post_type: 'message', message_type: 'private', sub_type: 'friend', user_id: 10_001, message})
  const question = new Question(match)
  const connect = async (): Promise<Client> => {
    const client = await Client.connect(optionsFor(mock.url, {endpoint: 'event'}))
    for (const message of before) say(message)
    await client.call(request('get_status', {})) // what was said has come
    return client
  }
  const filter = {kinds: ['message'], groups: [], users: [], match: undefined, where: question.isAsked}
  const send: Parameters<Question['answer']>[1] = async caller => {
    const reply = await caller.call(request('send_msg', PARAMS))
    for (const message of after((reply.data as {message_id: number}).message_id)) say(message)
    return reply
  }
  return (await question.answer(new EventTail(connect, {filter, reconnect: true}), send, 60_000))?.event['message']
}

describe('the answer to a question', () => {
  it('may be the first of several', async () => {
    expect(await answerTo(undefined, () => ['one', 'two'])).toBe('one')
  })

  it('was not said before it was asked', async () => {
    expect(await answerTo(undefined, () => ['after'], ['before'])).toBe('after')
  })

  it('is told by its quote or its words in CQ text, too', async () => {
    const quote = (id: number): string => `[CQ:reply,id=${id}][CQ:at,qq=10000] later`
    expect(await answerTo(/^yes$/, id => [`[CQ:reply,id=1${id}]no`, quote(id)])).toContain(' later')
    const words = '[CQ:reply,id=5][CQ:at,qq=10000] yes'
    expect(await answerTo(/^yes$/, () => ['[CQ:at,qq=10001] yes', words])).toBe(words)
  })

  it.each([undefined, /unsupported/])('is no message of which NapCat shows nothing, with %s', async match => {
    const later = [{type: 'text', data: {text: 'unsupported?'}}]
    expect(await answerTo(match, () => [[], '', later])).toEqual(later)
  })
})
