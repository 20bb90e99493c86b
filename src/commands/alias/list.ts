import {readAliases} from '../../lib/features/aliases/aliases.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class AliasList extends QQCommand {
  static override summary = 'List your aliases'
  static override examples = ['<%= config.bin %> alias list']

  async run(): Promise<Outcome> {
    await this.parse(AliasList)
    const aliases = readAliases(this.session.settings.environment)
    const rows = [...aliases].map(([name, expansion]) => ({name, expansion}))
    return {content: {kind: 'list', rows}, view: {columns: ['name', 'expansion'], id: 'name'}}
  }
}
