import {describe, expect, it} from 'vitest'
import {type Caller} from '../../../src/lib/client/caller.js'
import {type Reply} from '../../../src/lib/client/read-reply.js'
import {checkArrival} from '../../../src/lib/define/happened.js'

const never = new AbortController().signal
const REPLY: Reply = {action: 'move_group_file', data: {ok: true}, raw: Buffer.alloc(0), stream: 'normal-action'}

const caller = (isDry: boolean): Caller => ({isDry}) as Caller // the rest is not looked at

describe('checkArrival', () => {
  it('gives the answer when there is one more than before', async () => {
    let files = 3
    const act = async (): Promise<Reply> => {
      files++
      return Promise.resolve(REPLY)
    }
    expect(await checkArrival(caller(false), act, async () => Promise.resolve(files), never, 0)).toBe(REPLY)
  })

  it('says that it did not happen when there are as many as before', async () => {
    const run = checkArrival(
      caller(false),
      async () => Promise.resolve(REPLY),
      async () => Promise.resolve(3),
      never,
      0,
    )
    await expect(run).rejects.toMatchObject({
      code: 'UNMET',
      message: 'NapCat answered ok to move_group_file, but it did not take effect',
    })
  })

  it('looks at nothing in a dry run', async () => {
    const look = async (): Promise<number> => Promise.reject(new Error('not expected'))
    expect(await checkArrival(caller(true), async () => Promise.resolve(REPLY), look, never, 0)).toBe(REPLY)
  })
})
