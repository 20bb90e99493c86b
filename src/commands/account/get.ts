import {request} from '../../lib/client/request.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {callFlags} from '../../lib/vocabulary/flags.js'

export default class AccountGet extends QQCommand {
  static action = 'get_login_info'
  static override summary = 'Show the account that the bot is logged in to'
  static override description = 'On a terminal the server and its version are named, too.'
  static override examples = ['<%= config.bin %> account get', '<%= config.bin %> account get -o id']

  static override flags = callFlags

  async run(): Promise<Outcome> {
    await this.parse(AccountGet)
    return this.session.connector.withCaller(async caller => {
      const reply = await caller.call(request('get_login_info', {}))
      if (this.session.io.stderr.isTTY) {
        const {tellServer} = await import('../../lib/features/setup/try-server.js')
        await tellServer(this.session, caller)
      }
      return outcomeOf(reply, {}, {columns: ['user_id', 'nickname']})
    })
  }
}
