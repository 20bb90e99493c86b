import {type Caller} from '../client/client.js'
import {QQError} from '../errors/errors.js'
import {becomesTrue} from '../operations/verify.js'
import {interrupted} from './signals.js'

/**
 * Looks whether what NapCat answered ok to has come about; a dry run has nothing to look at.
 * @throws QQError UNMET when it has not within 10 s
 */
export async function checkHappened(caller: Caller, action: string, happened: () => Promise<boolean>): Promise<void> {
  if (caller.isDry || (await becomesTrue(happened, interrupted))) return
  throw new QQError('UNMET', `NapCat answered ok to ${action}, but it did not happen`, {action})
}
