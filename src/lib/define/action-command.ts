import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {isSend, type ActionName} from '../protocol/actions.js'
import {QQCommand} from '../run/base.js'
import {askFlags} from '../run/confirm.js'
import {callFlags, sendFlags} from '../vocabulary/flags.js'
import {type Outcome} from '../run/outcome.js'
import {type ReplyView} from '../run/reply-outcome.js'
import {type Session} from '../run/session.js'
import {type Stdin} from '../input/stdin.js'
import {type Parsed} from '../vocabulary/typed.js'

/** The common part of the spec of a command for an action. */
export interface ActionCommandSpec<TArgs extends ArgInput, TFlags extends FlagInput> extends ReplyView {
  readonly action: ActionName
  /** The command does the opposite with the same action; `action list` shows the other command. */
  readonly undoes?: true
  readonly summary: string
  readonly description?: string
  readonly examples: readonly string[]
  readonly aliases?: readonly string[]
  /** Not shown in help lists, because there is a better command, which the summary names. */
  readonly hidden?: boolean
  readonly args?: TArgs
  readonly flags?: TFlags
}

export interface ActionLine {
  readonly args: Parsed
  readonly flags: Parsed
  readonly stdin: Stdin
}

/** The command class of an action: the spec and the catalogue give its statics, and `run` does its work. */
export function actionCommand<TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: ActionCommandSpec<TArgs, TFlags>,
  sharedFlags: FlagInput,
  run: (line: ActionLine, session: Session) => Promise<Outcome>,
): typeof QQCommand {
  return class extends QQCommand {
    // in the manifest, it maps actions to commands without loading a command
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
