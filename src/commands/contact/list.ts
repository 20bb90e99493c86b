import {QQCommand} from '../../lib/run/base.js'
import {namesOf} from '../../lib/run/by-name.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ContactList extends QQCommand {
  static override summary = 'List the names of your own'
  static override description = 'They are kept on this machine, for each server.'
  static override examples = ['<%= config.bin %> contact list', '<%= config.bin %> contact list -o id']

  static override flags = connectionFlags

  async run(): Promise<Outcome> {
    await this.parse(ContactList)
    const names = await namesOf(this.session)
    const rows = [...(names?.contacts ?? [])].map(([name, target]) => ({name, target}))
    return {content: {kind: 'list', rows}, view: {columns: ['name', 'target'], id: 'target'}}
  }
}
