import * as Flags from '@oclif/core/flags'
import {SETTING_COLUMNS, shownSettings} from '../../lib/features/setup/show-settings.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ConfigList extends QQCommand {
  static override summary = 'List the settings in force and where each comes from'
  static override description =
    'The settings are those that a command would use now: from its flags, the environment, the profile and the files. A token is masked unless --reveal is given.'
  static override examples = [
    '<%= config.bin %> config list',
    '<%= config.bin %> config list -p home',
    '<%= config.bin %> config list --filter "source != default"',
  ]

  static override flags = {
    profile: connectionFlags.profile,
    reveal: Flags.boolean({summary: 'show the token'}),
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(ConfigList)
    const rows = shownSettings(this.session, flags.reveal)
    return {content: {kind: 'list', rows}, view: {columns: SETTING_COLUMNS}}
  }
}
