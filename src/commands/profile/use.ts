import {noProfile} from '../../lib/features/setup/config-keys.js'
import {changeConfig, userConfigPath} from '../../lib/features/setup/config-write.js'
import {done} from '../../lib/features/setup/done.js'
import {profileRows} from '../../lib/features/setup/profile-rows.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'

export default class ProfileUse extends QQCommand {
  static override summary = 'Set the profile that commands use'
  static override description = 'It is written to the configuration file as `current`. QQ_PROFILE and -p go before it.'
  static override examples = ['<%= config.bin %> profile use home']

  static override args = {name: textArg('the profile', 'PROFILE')}

  async run(): Promise<Outcome> {
    const {
      args: {name},
    } = await this.parse(ProfileUse)
    const {notes, settings, signal} = this.session
    const {environment} = settings
    const known = profileRows(this.session).map(row => row.name)
    if (!known.includes(name)) throw noProfile(name, known)
    const path = userConfigPath(environment)
    await changeConfig(environment, signal, document => document.set(['current'], name))
    if (environment.profile !== undefined && environment.profile !== name) {
      notes.add(say('QQ_PROFILE is set to {other} and overrides this profile', {other: environment.profile}))
    }
    return done('profile use', {name, path})
  }
}
