import {currentProfile} from '../../lib/features/setup/profile-rows.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class ProfileCurrent extends QQCommand {
  static override summary = 'Show which profile commands use'
  static override description = 'That is the one of QQ_PROFILE, else of `current` in the configuration file.'
  static override examples = ['<%= config.bin %> profile current', '<%= config.bin %> profile current -o id']

  async run(): Promise<Outcome> {
    await this.parse(ProfileCurrent)
    const found = currentProfile(this.session)
    if (!found) this.session.notes.add(say('no profile is in use; set one with `qq profile use NAME`'))
    const value = found ?? {name: null, source: null}
    return {content: {kind: 'value', value}, view: {columns: ['name'], id: 'name'}}
  }
}
