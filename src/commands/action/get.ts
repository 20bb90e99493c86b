import {commandsByAction} from '../../lib/command/action-commands.js'
import {textArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {describeAction, describeInWords} from '../../lib/protocol/describe.js'
import {actionNames, isActionName} from '../../lib/protocol/actions.js'
import {nearest} from '../../lib/protocol/nearest.js'

export default class ActionGet extends QQCommand {
  /** All commands must be known, not this one alone. */
  static needsTree = true
  static override summary = 'Show what is known of an action'
  static override examples = [
    '<%= config.bin %> action get set_group_ban',
    '<%= config.bin %> action get send_msg --jq ".params[].name"',
  ]
  static override args = {action: textArg('wire name of the action')}

  async run(): Promise<Outcome> {
    const {args} = await this.parse(ActionGet)
    if (!isActionName(args.action)) {
      const near = nearest(args.action, actionNames())
      throw new QQError('VALIDATION', `no action is called ${JSON.stringify(args.action)}`, {
        hint: near === undefined ? '`qq action list` shows them all' : `did you mean ${near}?`,
      })
    }
    const facts = describeAction(args.action)
    const command = commandsByAction(this.config).get(args.action)?.words ?? null
    const value = {action: args.action, command, ...facts}
    return {content: {kind: 'value', value}, view: {text: describeInWords(value)}}
  }
}
