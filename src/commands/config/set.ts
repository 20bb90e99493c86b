import {changeConfig} from '../../lib/features/setup/config-write.js'
import {fileOf, placeOfKey, readKey, readValue} from '../../lib/features/setup/config-keys.js'
import {done} from '../../lib/features/setup/done.js'
import {userConfigPath} from '../../lib/features/setup/config-write.js'
import {valueOrAsk} from '../../lib/features/setup/value-input.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {optionalTextArg, textArg} from '../../lib/vocabulary/args.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ConfigSet extends QQCommand {
  static override summary = 'Set a value in the configuration file'
  static override description =
    'The value is checked before anything is written. Comments and what else is in the file stay as they are. On a terminal a value that is not given is asked for, a token without showing it.'
  static override examples = [
    '<%= config.bin %> config set output table',
    '<%= config.bin %> config set timeout 1m -p home',
    'pass show napcat | <%= config.bin %> config set profiles.home.token -',
    '<%= config.bin %> config set profiles.home.retry.times 3',
  ]

  static override args = {
    key: textArg('the setting: url, profiles.home.url, or url with -p home'),
    value: optionalTextArg('its value, or - for the first line of stdin'),
  }
  static override flags = {profile: connectionFlags.profile}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(ConfigSet)
    const {environment} = this.session.settings
    const key = readKey(args.key, flags.profile)
    const path = userConfigPath(environment)
    const text = await valueOrAsk(this.session, args.value, key.name)
    await changeConfig(environment, this.session.signal, document => {
      const file = fileOf(path, document)
      document.set(placeOfKey(key, file), readValue(key, text, file))
    })
    return done('config set', {key: args.key, path})
  }
}
