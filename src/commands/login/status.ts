import {loginStatus} from '../../lib/features/login/at-webui.js'
import {webuiAccessFlags} from '../../lib/features/login/open-webui.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class LoginStatus extends QQCommand {
  static override alone = true
  static override summary = 'Show whether the bot is logged in to QQ'
  static override description =
    'Asks the WebUI of NapCat, which answers before the bot is logged in, too. `state` is starting, waiting (for a scan), logging_in, online, offline or kicked; the exit code is 0 in all of them.'
  static override examples = [
    '<%= config.bin %> login status',
    '<%= config.bin %> login status --jq .online',
    '<%= config.bin %> login status -o json -p home',
  ]

  static override flags = webuiAccessFlags

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(LoginStatus)
    const value = await loginStatus(this.session, flags)
    const view = {columns: ['state', 'user_id', 'nickname', 'online'], id: 'state'}
    return {content: {kind: 'value', value}, view}
  }
}
