import {type Caller} from '../client/caller.js'
import {type Reply} from '../client/reply.js'
import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {becomesTrue} from '../operations/verify.js'

/**
 * Looks whether what NapCat answered ok to has come about; a dry run has nothing to look at.
 * @throws QQError UNMET when it has not within 10 s, or the given limit
 */
export async function checkHappened(
  caller: Caller,
  action: string,
  happened: () => Promise<boolean>,
  signal: AbortSignal,
  limitMs?: number,
): Promise<void> {
  if (caller.isDry || (await becomesTrue(happened, signal, limitMs))) return
  throw new QQError('UNMET', say('NapCat answered ok to {action}, but it did not happen', {action}), {action})
}

/**
 * Does what makes one thing more appear somewhere, and looks whether it appeared.
 * @param count how many there are now
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
