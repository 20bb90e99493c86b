import {QQCommand} from '../../lib/run/base.js'
import {confirmAction} from '../../lib/run/confirm.js'
import {callFlags, confirmFlags, durationFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {request} from '../../lib/client/request.js'
import {type Reply} from '../../lib/client/read-reply.js'
import {restart, untilOnline} from '../../lib/operations/online.js'

export default class SystemRestart extends QQCommand {
  static action = 'set_restart'
  static override summary = 'Restart NapCat'
  static override description =
    'NapCat answers, closes all connections and is back after some seconds, if its start-up script runs it in several processes; otherwise it refuses. It forgets the ids of messages. `server restart` also restarts what `server start` has started. With --wait, the exit code is 8 if it is not back in time.'
  static override examples = [
    '<%= config.bin %> system restart --yes',
    '<%= config.bin %> system restart --yes --wait 1m',
  ]

  static override flags = {
    wait: durationFlag({summary: 'wait at most this long until the bot is online again'}),
    ...confirmFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(SystemRestart)
    await confirmAction(this.session, 'set_restart', {}, flags)
    const {wait} = flags
    const reply =
      wait === undefined || this.session.settings.isDryRun
        ? await this.session.connector.withCaller(async caller => caller.call(request('set_restart', {})))
        : await this.#restartAndWait(wait)
    return outcomeOf(reply, {}, {})
  }

  async #restartAndWait(limitMs: number): Promise<Reply> {
    const reply = await restart(await this.session.connector.connect('event'), limitMs)
    await untilOnline(async () => this.#ask(), this.session.signal, limitMs)
    return reply
  }

  /** Made without retries, because it is called again anyway. */
  async #ask(): Promise<Reply> {
    const client = await this.session.connector.connect('api')
    try {
      return await client.call(request('get_status', {}))
    } finally {
      client.close()
    }
  }
}
