import * as Flags from '@oclif/core/flags'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {SETTING_COLUMNS, shownSettings} from '../../lib/features/setup/show-settings.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ConfigGet extends QQCommand {
  static override summary = 'Show one setting and where it comes from'
  static override description =
    'The value is the one that a command would use now. Without a key all settings are shown, as `config list` does.'
  static override examples = [
    '<%= config.bin %> config get url',
    '<%= config.bin %> config get url -o id',
    '<%= config.bin %> config get token --reveal -p home',
  ]

  static override args = {key: optionalTextArg('the name of the setting, such as url')}
  static override flags = {
    profile: connectionFlags.profile,
    reveal: Flags.boolean({summary: 'show the token'}),
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(ConfigGet)
    const rows = shownSettings(this.session, flags.reveal)
    const view = {columns: SETTING_COLUMNS, id: 'value'}
    if (args.key === undefined) return {content: {kind: 'list', rows}, view}
    const value = rows.find(({key}) => key === args.key)
    if (value) return {content: {kind: 'value', value}, view}
    throw new QQError('USAGE', say('there is no setting {key:quoted}', {key: args.key}), {
      hint: say('available: {known}', {known: rows.map(({key}) => key)}),
    })
  }
}
