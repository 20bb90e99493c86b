import {expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/caller.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {noFrame} from '../../../src/lib/client/read-reply.js'
import {callerOf} from '../../support/caller.js'
import {ForwardOpener} from '../../../src/lib/operations/forwards.js'

const said = (...message: unknown[]): object => ({message})
const forward = (id: string, content?: unknown[]): object => ({type: 'forward', data: content ? {id, content} : {id}})
const text = {type: 'text', data: {text: 'x'}}

/** An opener that can fetch these forwards, and what it has asked for. */
function opener(forwards: Readonly<Record<string, unknown>>): {opener: ForwardOpener; asked: unknown[]} {
  const asked: unknown[] = []
  const call: Caller['call'] = async ({action, params}) => {
    asked.push(params)
    const messages = forwards[String(params['id'] ?? params['message_id'])]
    if (messages instanceof Error) throw messages
    return Promise.resolve({...noFrame(action), data: {messages}, raw: Buffer.from(JSON.stringify(params))})
  }
  return {opener: new ForwardOpener(callerOf({call})), asked}
}

it('fills in what is missing, as deep as it is told and no deeper', async () => {
  const inner = [said(text, forward('res2'))]
  const {opener: opens, asked} = opener({res1: inner, res2: [said(text)]})
  const messages = [said(forward('res1'), text), said(text)]
  expect(await opens.open(messages, 0)).toEqual(messages)
  expect(asked).toEqual([])
  expect(await opens.open(messages, 1)).toEqual([said(forward('res1', inner), text), said(text)])
  expect(await opens.open(messages, 2)).toEqual([
    said(forward('res1', [said(text, forward('res2', [said(text)]))]), text),
    said(text),
  ])
  expect(asked).toEqual([{id: 'res1'}, {id: 'res1'}, {id: 'res2'}])
  expect(opens.raw.map(String)).toEqual(asked.map(params => JSON.stringify(params)))
  expect(opens.failure).toBeUndefined()
  expect(messages[0]).toEqual(said(forward('res1'), text))
})

it('asks for nothing that has come along', async () => {
  const {opener: opens, asked} = opener({})
  const messages = [said(forward('', [said(forward('7412', []))]))]
  expect(await opens.open(messages, 5)).toEqual(messages)
  expect({asked, failure: opens.failure}).toEqual({asked: [], failure: undefined})
})

it('asks by the message for the forward that the message is, and by that alone', async () => {
  const {opener: opens, asked} = opener({'42': [said(forward('7412'))]})
  expect(await opens.open([said(forward('7412'))], 2, '42')).toEqual([said(forward('7412', [said(forward('7412'))]))])
  expect(asked).toEqual([{message_id: '42'}])
  expect(opens.failure).toMatchObject({code: 'PARTIAL', message: expect.stringContaining('1 nested forward') as string})
})

it('leaves those that cannot be opened, and tells how many and why', async () => {
  const gone = new QQError('ACTION_FAILED', say('get_forward_msg failed: 找不到'))
  const {opener: opens} = opener({res1: gone})
  const messages = [said(forward('res1'), forward('7412'), forward('res2'))]
  expect(await opens.open(messages, 1)).toEqual(messages)
  expect(opens.failure).toMatchObject({
    code: 'PARTIAL',
    outcome: 'partial',
    message: '3 nested forwards could not be opened: get_forward_msg failed: 找不到',
  })
})

it('does not go on when there is nobody to ask', async () => {
  const {opener: opens} = opener({res1: new QQError('TIMEOUT', say('no answer'))})
  await expect(opens.open([said(forward('res1'))], 1)).rejects.toMatchObject({code: 'TIMEOUT'})
})

it('takes messages of any kind', async () => {
  const {opener: opens} = opener({res1: [said(text)]})
  const odd = [null, 'x', {}, {message: 1}, said(null, {type: 'forward'})]
  expect(await opens.open(odd, 3)).toEqual(odd)
  expect(await opens.open([{message: '[CQ:forward,id=res1]'}], 1)).toEqual([said(forward('res1', [said(text)]))])
})
