import {profileRows} from '../../lib/features/setup/profile-rows.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class ProfileList extends QQCommand {
  static override summary = 'List the profiles of the configuration files'
  static override description = 'The column `token` says where the token comes from, never the token itself.'
  static override examples = ['<%= config.bin %> profile list', '<%= config.bin %> profile list -o id']

  async run(): Promise<Outcome> {
    await this.parse(ProfileList)
    const rows = profileRows(this.session)
    return {content: {kind: 'list', rows}, view: {columns: ['name', 'current', 'url', 'token'], id: 'name'}}
  }
}
