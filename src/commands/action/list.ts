import {commandsByAction} from '../../lib/command/action-commands.js'
import {QQCommand} from '../../lib/command/base.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {actionNames, factsOf} from '../../lib/protocol/actions.js'

export default class ActionList extends QQCommand {
  /** All commands must be known, not this one alone. */
  static needsTree = true
  static override summary = 'List NapCat’s actions and their commands'
  static override examples = [
    '<%= config.bin %> action list',
    '<%= config.bin %> action list --filter "action ~ group" -o id',
  ]

  async run(): Promise<Outcome> {
    await this.parse(ActionList)
    const commands = commandsByAction(this.config)
    const there = actionNames().filter(action => factsOf(action)?.gone === undefined)
    const rows = there.map(action => ({
      action,
      command: commands.get(action)?.words ?? null,
      summary: commands.get(action)?.summary ?? null,
    }))
    return {content: {kind: 'list', rows}, view: {columns: ['action', 'command', 'summary']}}
  }
}
