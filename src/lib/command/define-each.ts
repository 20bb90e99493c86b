import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {QQCommand} from './base.js'
import {confirmAction} from './confirm.js'
import {EachRun} from './each-run.js'
import {askFlags, questionFor, type Shown} from './define-action.js'
import {callFlags, pacingFlags} from './flags.js'
import {type Outcome} from './outcome.js'
import {pace} from './pacing.js'
import {readTargets, type ParseTarget} from './targets.js'
import {type Parsed, type Typed} from './typed.js'

export interface EachSpec<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput> extends Shown {
  readonly action: A
  readonly summary: string
  readonly description?: string
  readonly examples: readonly string[]
  readonly aliases?: readonly string[]
  /** The argument that repeats must be among them. */
  readonly args: TArgs
  readonly flags?: TFlags
  readonly each: {
    /** The argument that repeats, and takes `-`. */
    readonly arg: keyof TArgs & string
    /** What the target is called in results: its wire name. */
    readonly key: string
    readonly parse: ParseTarget
  }
  /** Pure: what is sent for one target. */
  readonly params: (typed: Typed<TArgs, TFlags>, target: string) => ParamsOf<A>
}

/** A command that calls one action for each of its targets, over one connection, and gives one result for each. */
export function defineEach<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: EachSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  return class extends QQCommand {
    static action: string = spec.action
    static override summary = spec.summary
    static override description = spec.description
    static override examples = [...spec.examples]
    static override aliases = [...(spec.aliases ?? [])]
    static override args: ArgInput = spec.args
    static override flags: FlagInput = {...spec.flags, ...askFlags(spec.action), ...pacingFlags, ...callFlags}

    override async run(): Promise<Outcome> {
      const parsed: {args: Parsed; flags: Parsed} = await this.parse(this.ctor)
      // what the parser made of exactly these args and flags
      const typed = parsed as Typed<TArgs, TFlags>
      const between = pace(parsed.flags)
      const targets = await readTargets(parsed.args[spec.each.arg] as string[], spec.each.arg, spec.each.parse)
      const requests = targets.map(target => ({target, params: spec.params(typed, target)}))
      const view = {columns: spec.columns ?? [spec.each.key, 'ok', 'message'], id: spec.id ?? spec.each.key}
      if (targets.length === 0) {
        this.session.note('nothing on stdin, so nothing to do')
        return {content: {kind: 'list', rows: []}, view}
      }
      if (!this.session.isDryRun) {
        const all = {...requests[0]?.params, [spec.each.key]: targets}
        await confirmAction(spec.action, all, parsed.flags, questionFor(spec.summary, all))
      }
      const run = new EachRun(spec.action, spec.each.key, between)
      return run.outcome(
        this.session.streamFrom(caller => run.results(caller, requests)),
        view,
      )
    }
  }
}
