import * as Flags from '@oclif/core/flags'
import {changeConfig, userConfigPath} from '../../lib/features/setup/config-write.js'
import {done} from '../../lib/features/setup/done.js'
import {
  accessOf,
  checkIsNew,
  checkProfileName,
  tokenSettings,
  writeProfile,
} from '../../lib/features/setup/new-profile.js'
import {accessFlags} from '../../lib/features/setup/access-flags.js'
import {tryServer, whoAnswers} from '../../lib/features/setup/try-server.js'
import {fileOf} from '../../lib/features/setup/config-keys.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'

export default class ProfileAdd extends QQCommand {
  static override summary = 'Add a profile to the configuration file'
  static override description =
    'With --check the server is tried first, and nothing is written when it does not answer. The profile is used by -p NAME, and by every command after `profile use NAME`.'
  static override examples = [
    '<%= config.bin %> profile add home --url ws://127.0.0.1:3001 --token-file ~/.napcat-token',
    'pass show napcat | <%= config.bin %> profile add prod --url wss://bot.example.org --token-file -',
    '<%= config.bin %> profile add prod --url wss://bot.example.org --token-command "pass show napcat" --force',
  ]

  static override args = {name: textArg('the name of the profile')}
  static override flags = {
    ...accessFlags,
    url: Flags.string({summary: 'the WebSocket server of NapCat', helpValue: 'URL', required: true}),
    check: Flags.boolean({summary: 'try the server first'}),
    force: Flags.boolean({summary: 'replace a profile of that name'}),
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(ProfileAdd)
    const {environment} = this.session.settings
    const name = checkProfileName(args.name)
    const path = userConfigPath(environment)
    const access = {...accessOf(flags.url), ...(await tokenSettings(this.session, flags))}
    if (flags.check) this.session.notes.add(whoAnswers(await tryServer(this.session, access, name), access.url))
    await changeConfig(environment, this.session.signal, document => {
      if (!flags.force) checkIsNew(name, fileOf(path, document))
      writeProfile(document, name, access)
    })
    return done('profile add', {name, path})
  }
}
