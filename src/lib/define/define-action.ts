import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {type Saying} from '../errors/saying.js'
import {type ActionName} from '../protocol/actions.js'
import {request} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {type ParamsOf} from '../protocol/params.js'
import {actionCommand, type ActionCommandSpec} from './action-command.js'
import {type QQCommand} from '../run/base.js'
import {confirmAction} from '../run/confirm.js'
import {verifyFlags} from '../vocabulary/flags.js'
import {checkHappened} from './happened.js'
import {outcomeOf} from '../run/reply-outcome.js'
import {type Typed} from '../vocabulary/typed.js'

export interface ActionSpec<
  A extends ActionName,
  TArgs extends ArgInput,
  TFlags extends FlagInput,
> extends ActionCommandSpec<TArgs, TFlags> {
  readonly action: A
  /** The parameters for a typed line. It may read stdin but has no other effects. */
  readonly params: (typed: Typed<TArgs, TFlags>) => ParamsOf<A> | Promise<ParamsOf<A>>
  /** Whether the call took effect, if NapCat answers ok without a check. It adds `--verify` to the command. */
  readonly verify?: (caller: Caller, typed: Typed<TArgs, TFlags>) => Promise<boolean>
  /** The value to show instead of the reply's `data`, if NapCat's shape does not suit tables and `jq`. */
  readonly shape?: (data: unknown, typed: Typed<TArgs, TFlags>) => unknown
  /** A note about the answer that it does not show itself, for example that it is a constant. */
  readonly note?: Saying | ((data: unknown) => Saying | undefined)
}

/** A command of one call: parse, call, show. A command that needs more is a class. */
export function defineAction<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: ActionSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  const {action, verify, note} = spec
  return actionCommand(spec, verify ? verifyFlags : {}, async (line, session) => {
    const typed = line as Typed<TArgs, TFlags> // the parser's result for exactly these args and flags
    const params = await spec.params(typed)
    await confirmAction(session, action, params, line.flags)
    const reply = await session.connector.withCaller(async caller => {
      const answer = await caller.call(request(action, params))
      if (verify && line.flags['verify'])
        await checkHappened(caller, action, async () => verify(caller, typed), session.signal)
      return answer
    })
    if (session.settings.isDryRun) return {} // there is no answer to show
    const what = typeof note === 'function' ? note(reply.data) : note
    if (what) session.notes.add(what)
    return outcomeOf(spec.shape ? {...reply, data: spec.shape(reply.data, typed)} : reply, params, spec)
  })
}
