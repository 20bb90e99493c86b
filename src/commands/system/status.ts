import {QQCommand} from '../../lib/run/base.js'
import {callFlags, durationFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {request} from '../../lib/client/request.js'
import {type Reply} from '../../lib/client/read-reply.js'
import {say} from '../../lib/errors/saying.js'
import {isJsonObject} from '../../lib/protocol/json.js'
import {untilOnline} from '../../lib/operations/online.js'

const OFFLINE = say('the bot is not logged in; run `qq login` to log it in')

export default class SystemStatus extends QQCommand {
  static action = 'get_status'
  static override summary = 'Show whether the bot is online'
  static override description =
    'With --wait, it waits until NapCat answers and the bot is online; if that takes too long, the exit code is 8.'
  static override examples = [
    '<%= config.bin %> system status',
    '<%= config.bin %> system status --jq .online',
    '<%= config.bin %> system status --wait 1m',
  ]

  static override flags = {
    wait: durationFlag({summary: 'wait at most this long until the bot is online'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(SystemStatus)
    const ask = async (): Promise<Reply> =>
      this.session.connector.withCaller(async caller => {
        const reply = await caller.call(request('get_status', {}))
        if (this.session.io.stderr.isTTY) {
          const {tellServer} = await import('../../lib/features/setup/try-server.js')
          await tellServer(this.session, caller)
        }
        return reply
      })
    const {wait} = flags
    const reply =
      wait === undefined || this.session.settings.isDryRun
        ? await ask()
        : await untilOnline(ask, this.session.signal, wait)
    if (isJsonObject(reply.data) && reply.data['online'] === false) this.session.notes.add(OFFLINE)
    return outcomeOf(reply, {}, {columns: ['online', 'good']})
  }
}
