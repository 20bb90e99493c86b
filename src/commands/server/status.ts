import {serverStatus} from '../../lib/features/server/server-status.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ServerStatus extends QQCommand {
  static override alone = true
  static override summary = 'Show whether the server runs'
  static override description =
    '`state` is running, stopped or unknown; `pid` and `since` are those of what `server start` has started. The exit code is 0 in all of them; `system status --wait` waits for the bot.'
  static override examples = ['<%= config.bin %> server status', '<%= config.bin %> server status --jq .state']

  static override flags = connectionFlags

  async run(): Promise<Outcome> {
    await this.parse(ServerStatus)
    const view = {columns: ['state', 'pid', 'since:time', 'online', 'user_id', 'version', 'url'], id: 'state'}
    return {content: {kind: 'value', value: await serverStatus(this.session)}, view}
  }
}
