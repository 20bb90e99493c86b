import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {becomesTrue} from '../operations/verify.js'

/**
 * Checks that a call that NapCat answered with ok took effect; a dry run checks nothing.
 * @throws QQError UNMET if it did not within 10 s, or the given limit
 */
export async function checkHappened(
  caller: Caller,
  action: string,
  happened: () => Promise<boolean>,
  signal: AbortSignal,
  limitMs?: number,
): Promise<void> {
  if (caller.isDry || (await becomesTrue(happened, signal, limitMs))) return
  throw new QQError('UNMET', say('NapCat answered ok to {action}, but it did not take effect', {action}), {action})
}

/**
 * Makes a call that adds an entry to a list, and checks that the entry appeared.
 * @param count returns the current number of entries
 * @throws as `checkHappened`
 */
export async function checkArrival(
  caller: Caller,
  act: () => Promise<Reply>,
  count: () => Promise<number>,
  signal: AbortSignal,
  limitMs?: number,
): Promise<Reply> {
  if (caller.isDry) return act()
  const before = await count()
  const reply = await act()
  await checkHappened(caller, reply.action, async () => (await count()) > before, signal, limitMs)
  return reply
}
