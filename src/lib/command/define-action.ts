import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {actionCommand, type ActionCommandSpec} from './action-command.js'
import {type QQCommand} from './base.js'
import {confirmAction} from './confirm.js'
import {outcomeOf} from './reply-outcome.js'
import {type Typed} from './typed.js'

export interface ActionSpec<
  A extends ActionName,
  TArgs extends ArgInput,
  TFlags extends FlagInput,
> extends ActionCommandSpec<TArgs, TFlags> {
  readonly action: A
  /** Pure: what is sent for what was typed. */
  readonly params: (typed: Typed<TArgs, TFlags>) => ParamsOf<A>
}

/** A command that is one call of one action: parse, call, show. What needs more is a class of its own. */
export function defineAction<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: ActionSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  return actionCommand(spec, {}, async (line, session) => {
    const params = spec.params(line as Typed<TArgs, TFlags>) // what the parser made of exactly these args and flags
    await confirmAction(spec.action, params, line.flags, spec.summary)
    const reply = await session.withCaller(async caller => caller.call(spec.action, params))
    return outcomeOf(reply, params, spec)
  })
}
