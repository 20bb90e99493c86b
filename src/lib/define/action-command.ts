import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {isSend, type ActionName} from '../protocol/actions.js'
import {QQCommand} from '../run/base.js'
import {askFlags} from '../run/confirm.js'
import {callFlags, sendFlags} from '../vocabulary/flags.js'
import {type Outcome} from '../run/outcome.js'
import {type Shown} from '../run/reply-outcome.js'
import {type Session} from '../run/session.js'
import {type Stdin} from '../input/stdin.js'
import {type Parsed} from '../vocabulary/typed.js'

/** What every command of an action says of itself. */
export interface ActionCommandSpec<TArgs extends ArgInput, TFlags extends FlagInput> extends Shown {
  readonly action: ActionName
  /** The opposite of what the action's own command does, by the same action: `action list` names that one. */
  readonly undoes?: true
  readonly summary: string
  readonly description?: string
  readonly examples: readonly string[]
  readonly aliases?: readonly string[]
  /** Not in the lists of help: there is a better way, which the summary names. */
  readonly hidden?: boolean
  readonly args?: TArgs
  readonly flags?: TFlags
}

/** A command line as the parser left it. */
export interface ParsedLine {
  readonly args: Parsed
  readonly flags: Parsed
  readonly stdin: Stdin
}

/** The command class of an action: its statics from the spec and what the catalogue knows, its work from `run`. */
export function actionCommand<TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: ActionCommandSpec<TArgs, TFlags>,
  sharedFlags: FlagInput,
  run: (line: ParsedLine, session: Session) => Promise<Outcome>,
): typeof QQCommand {
  return class extends QQCommand {
    // reaches the manifest: which command does which action is told without loading any
    static action = spec.undoes ? undefined : spec.action
    static undoes = spec.undoes && spec.action
    static override summary = spec.summary
    static override description = spec.description
    static override examples = [...spec.examples]
    static override hidden = spec.hidden ?? false
    static override aliases = [...(spec.aliases ?? [])]
    static override args: ArgInput = spec.args ?? {}
    static override flags: FlagInput = {
      ...spec.flags,
      ...askFlags(spec.action),
      ...sharedFlags,
      ...(isSend(spec.action) ? sendFlags : callFlags),
    }

    override async run(): Promise<Outcome> {
      const {args, flags} = await this.parse()
      return run({args, flags, stdin: this.session.stdin}, this.session)
    }
  }
}
