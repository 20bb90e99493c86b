import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {type Caller} from '../client/caller.js'
import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {type HumanView} from '../output/types.js'
import {actionCommand, type ActionCommandSpec} from './action-command.js'
import {type QQCommand} from '../run/base.js'
import {confirmAction} from '../run/confirm.js'
import {EachRun, nothingToDo} from './each-run.js'
import {pacingFlags, verifyFlags} from '../vocabulary/flags.js'
import {type Session} from '../run/session.js'
import {readTargets, type ParseTarget} from '../input/targets.js'
import {type Typed} from '../vocabulary/typed.js'

export interface EachSpec<
  A extends ActionName,
  TArgs extends ArgInput,
  TFlags extends FlagInput,
> extends ActionCommandSpec<TArgs, TFlags> {
  readonly action: A
  /** They must include the repeated argument. */
  readonly args: TArgs
  readonly each: {
    /** The repeated argument, which accepts `-`. */
    readonly arg: keyof TArgs & string
    /** The wire name of the target, its key in the results. */
    readonly key: string
    readonly parse: ParseTarget
  }
  /** Whether the call took effect, if NapCat answers ok without a check. It adds `--verify` to the command. */
  readonly verify?: (caller: Caller, typed: Typed<TArgs, TFlags>, target: string) => Promise<boolean>
  /** As `log`, if it must read more. */
  readonly readLog?: (rows: readonly unknown[], human: HumanView, session: Session) => Promise<string>
  /** The parameters for one target; a pure function. */
  readonly params: (typed: Typed<TArgs, TFlags>, target: string) => ParamsOf<A>
}

/** A command that calls one action for each of its targets, over one connection, and gives one result for each. */
export function defineEach<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: EachSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  const {arg, key, parse} = spec.each
  const {verify, readLog} = spec
  return actionCommand(spec, {...pacingFlags, ...(verify && verifyFlags)}, async (line, session) => {
    const typed = line as Typed<TArgs, TFlags> // the parser's result for exactly these args and flags
    const check = line.flags['verify'] ? verify : undefined
    const run = new EachRun(
      session,
      spec.action,
      key,
      line.flags,
      check && (async (caller, target) => check(caller, typed, target)),
    )
    const targets = await readTargets(session.stdin, line.args[arg] as string[], arg, parse)
    const requests = targets.map(target => ({target, params: spec.params(typed, target)}))
    const [first] = requests
    if (!first) return nothingToDo(session)
    await confirmAction(session, spec.action, {...first.params, [key]: targets}, line.flags)
    const log = readLog
      ? async (shown: readonly unknown[], human: HumanView) => readLog(shown, human, session)
      : spec.log
    return run.outcome(
      async each => session.connector.withCaller(async caller => each(caller, requests)),
      spec.columns,
      spec.id,
      log,
    )
  })
}
