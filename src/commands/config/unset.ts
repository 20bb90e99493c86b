import {changeConfig, userConfigPath} from '../../lib/features/setup/config-write.js'
import {fileOf, placeOfKey, readKey} from '../../lib/features/setup/config-keys.js'
import {done} from '../../lib/features/setup/done.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ConfigUnset extends QQCommand {
  static override summary = 'Remove a value from the configuration file'
  static override examples = ['<%= config.bin %> config unset output', '<%= config.bin %> config unset timeout -p home']

  static override args = {key: textArg('the setting: url, profiles.home.url, or url with -p home')}
  static override flags = {profile: connectionFlags.profile}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(ConfigUnset)
    const {environment} = this.session.settings
    const key = readKey(args.key, flags.profile)
    const path = userConfigPath(environment)
    await changeConfig(environment, this.session.signal, document => {
      if (!document.unset(placeOfKey(key, fileOf(path, document)))) {
        this.session.notes.add(say('{key} was not set in {path}', {key: args.key, path}))
      }
    })
    return done('config unset', {key: args.key, path})
  }
}
