import {describe, expect, it} from 'vitest'
import {QQError} from '../../../src/lib/errors/errors.js'
import {asSaying, say} from '../../../src/lib/errors/saying.js'
import {errorToJson} from '../../../src/lib/run/report.js'
import {worded} from '../../../src/lib/run/sentences/worded.js'

describe('errorToJson', () => {
  it('has exactly the documented keys, in order, null where nothing is known', async () => {
    expect(JSON.stringify(await errorToJson(new QQError('USAGE', say('what failed'))))).toBe(
      '{"error":{"code":"USAGE","exit":2,"action":null,"retcode":null,"message":"what failed","hint":null,' +
        '"retryable":false,"outcome":"none"}}',
    )
  })

  it('says everything that is known, but for raw frames, server texts and causes', async () => {
    const error = new QQError('TIMEOUT', say('no answer'), {
      action: 'send_msg',
      retcode: 1200,
      hint: say('look first'),
      outcome: 'unknown',
      cause: new Error('socket'),
      raw: Buffer.from('{}'),
      serverText: 'at line 1',
    })
    expect(await errorToJson(error)).toEqual({
      error: {
        code: 'TIMEOUT',
        exit: 5,
        action: 'send_msg',
        retcode: 1200,
        message: 'no answer',
        hint: 'look first',
        retryable: false,
        outcome: 'unknown',
      },
    })
  })

  it('keeps a return code of 0', async () => {
    expect(await errorToJson(new QQError('SOFT_FAILED', say('x'), {retcode: 0}))).toMatchObject({error: {retcode: 0}})
  })

  it('is one line, whatever the message is', async () => {
    expect(JSON.stringify(await errorToJson(new QQError('LOCAL', say('a\nb\r\u0000'))))).not.toMatch(/[\r\n]/)
  })

  it('keeps no megabytes of what it is about', async () => {
    const error = new QQError('LOCAL', asSaying(`cannot read ${'x'.repeat(1e6)}`), {hint: asSaying('y'.repeat(1e6))})
    const {message, hint} = await worded(error, 'en')
    expect([message.length, hint?.length]).toEqual([4001, 4001])
    expect(message).toMatch(/^cannot read x+…$/)
  })
})
