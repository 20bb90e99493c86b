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
  /** What is sent for what was typed; without effects but for reading stdin. */
  readonly params: (typed: Typed<TArgs, TFlags>) => ParamsOf<A> | Promise<ParamsOf<A>>
  /** Whether it has happened, for what NapCat answers ok without looking; gives the command its `--verify`. */
  readonly verify?: (caller: Caller, typed: Typed<TArgs, TFlags>) => Promise<boolean>
  /** What to show instead of the reply's `data`, where NapCat's own shape is not fit for tables and `jq`. */
  readonly shape?: (data: unknown, typed: Typed<TArgs, TFlags>) => unknown
  /** A line on stderr about what the answer does not tell by itself: that it is a constant, or no proof. */
  readonly note?: Saying | ((data: unknown) => Saying | undefined)
}

/** A command that is one call of one action: parse, call, show. What needs more is a class of its own. */
export function defineAction<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: ActionSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  const {action, summary, verify, note} = spec
  return actionCommand(spec, verify ? verifyFlags : {}, async (line, session) => {
    const typed = line as Typed<TArgs, TFlags> // what the parser made of exactly these args and flags
    const params = await spec.params(typed)
    await confirmAction(session, action, params, line.flags, summary)
    const reply = await session.connector.withCaller(async caller => {
      const answer = await caller.call(request(action, params))
      if (verify && line.flags['verify'])
        await checkHappened(caller, action, async () => verify(caller, typed), session.signal)
      return answer
    })
    if (session.settings.isDryRun) return {} // there is no answer to show or to speak of
    const what = typeof note === 'function' ? note(reply.data) : note
    if (what) session.notes.add(what)
    return outcomeOf(spec.shape ? {...reply, data: spec.shape(reply.data, typed)} : reply, params, spec)
  })
}
