import {QQCommand} from '../../lib/run/base.js'
import {namesOf, readList} from '../../lib/run/by-name.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {ownNumber} from '../../lib/operations/own-number.js'
import {callFlags} from '../../lib/vocabulary/flags.js'

export default class ContactSync extends QQCommand {
  static override summary = 'Remember the names of groups and the remarks of friends'
  static override description =
    'Names are remembered for a day and renewed by themselves; this does it now. Shows each name with its id.'
  static override examples = ['<%= config.bin %> contact sync', '<%= config.bin %> contact sync -o none']

  static override flags = callFlags

  async run(): Promise<Outcome> {
    await this.parse(ContactSync)
    const names = await namesOf(this.session)
    const {isDryRun} = this.session.settings
    const rows = await this.session.connector.withCaller(async caller => {
      const bot = await ownNumber(caller)
      const groups = await readList(caller, 'groups')
      const friends = await readList(caller, 'friends')
      if (!isDryRun) {
        names?.keep(bot, 'groups', groups)
        names?.keep(bot, 'friends', friends)
      }
      return [
        ...groups.map(group => ({kind: 'group', ...group})),
        ...friends.map(friend => ({kind: 'user', ...friend})),
      ].flatMap(({kind, id, name, remark}) =>
        [...new Set([name, remark])].filter(called => called !== '').map(called => ({kind, id, name: called})),
      )
    })
    return {content: {kind: 'list', rows}, view: {columns: ['kind', 'id', 'name'], id: 'id'}}
  }
}
