import {noProfile} from '../../lib/features/setup/config-keys.js'
import {changeConfig, userConfigPath} from '../../lib/features/setup/config-write.js'
import {done} from '../../lib/features/setup/done.js'
import {parseConfigFile, readConfigFile} from '../../lib/config/config-file.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {confirmFlags} from '../../lib/vocabulary/flags.js'

export default class ProfileRemove extends QQCommand {
  static override summary = 'Remove a profile from the configuration file'
  static override description = 'Its token is gone with it, where the file has the token itself.'
  static override examples = ['<%= config.bin %> profile remove home --yes']

  static override args = {name: textArg('the profile', 'PROFILE')}
  static override flags = confirmFlags

  async run(): Promise<Outcome> {
    const {
      args: {name},
      flags,
    } = await this.parse(ProfileRemove)
    const {settings, questions, signal, notes} = this.session
    const path = userConfigPath(settings.environment)
    const known = [...(readConfigFile(path)?.profiles.keys() ?? [])]
    if (!known.includes(name)) throw noProfile(name, known)
    await questions.confirm(
      say('Remove the profile {name} from {path}?', {name, path}),
      undefined,
      'profile remove',
      flags,
    )
    await changeConfig(settings.environment, signal, document => {
      document.unset(['profiles', name])
      if (parseConfigFile(path, document.text).current !== name) return
      document.unset(['current'])
      notes.add(say('no profile is in use now; set one with `qq profile use NAME`'))
    })
    return done('profile remove', {name, path})
  }
}
