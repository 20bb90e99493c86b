import * as Flags from '@oclif/core/flags'
import {accessFlags} from '../lib/features/setup/access-flags.js'
import {webuiAccessFlags} from '../lib/features/login/open-webui.js'
import {setUp} from '../lib/features/setup/set-up.js'
import {QQCommand} from '../lib/run/base.js'
import {type Outcome} from '../lib/run/outcome.js'
import {webuiFlags} from '../lib/vocabulary/flags.js'

export default class Init extends QQCommand {
  static override alone = true
  static override summary = 'Set up a connection to a server'
  static override description = `On a terminal it asks for the URL of NapCat's WebSocket server, its token and a name, tries the server, and saves a profile that all commands use from then on. The file is for you alone (mode 600).

With --webui, --napcat or --container it does all of that through the WebUI of NapCat: it logs the bot in if need be (see \`login\`), takes a WebSocket server that is open there, or adds one with a token of its own.

With --yes nothing is asked: what is not given has its default, and nothing is saved when the server does not answer. \`profile add\` saves without trying.`
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --url ws://127.0.0.1:3001 --token-file ~/.napcat-token --yes',
    '<%= config.bin %> init --webui http://127.0.0.1:6099 --webui-token-file ~/.napcat-webui-token',
    'echo "$TOKEN" | <%= config.bin %> init --name prod --url wss://bot.example.org --token-file - --yes',
  ]

  static override flags = {
    ...accessFlags,
    name: Flags.string({summary: 'name of the profile (default default)', helpValue: 'NAME'}),
    url: Flags.string({summary: 'the WebSocket server of NapCat (default ws://127.0.0.1:3001)', helpValue: 'URL'}),
    webui: webuiFlags.webui,
    'webui-token-file': webuiFlags['webui-token-file'],
    totp: webuiAccessFlags.totp,
    napcat: webuiAccessFlags.napcat,
    container: webuiAccessFlags.container,
    yes: Flags.boolean({char: 'y', summary: 'ask nothing, and replace a profile of that name'}),
    'no-input': Flags.boolean({summary: 'never ask; fail instead'}),
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Init)
    return setUp(this.session, flags)
  }
}
