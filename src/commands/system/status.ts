import {QQCommand} from '../../lib/command/base.js'
import {callFlags, durationFlag} from '../../lib/command/flags.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {outcomeOf} from '../../lib/command/reply-outcome.js'
import {interrupted} from '../../lib/command/signals.js'
import {type Reply} from '../../lib/client/reply.js'
import {QQError} from '../../lib/errors/errors.js'
import {becomesTrue} from '../../lib/operations/verify.js'
import {isJsonObject} from '../../lib/protocol/json.js'

export default class SystemStatus extends QQCommand {
  static action = 'get_status'
  static override summary = 'Show whether the bot is online'
  static override description =
    'With --wait, until NapCat answers and the bot is online; exit code 8 when it does not come to that.'
  static override examples = [
    '<%= config.bin %> system status',
    '<%= config.bin %> system status --jq .online',
    '<%= config.bin %> system status --wait 1m',
  ]

  static override flags = {wait: durationFlag({summary: 'wait this long until it is'}), ...callFlags}

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(SystemStatus)
    const ask = async (): Promise<Reply> => this.session.withCaller(async caller => caller.call('get_status', {}))
    let reply: Reply | undefined
    const isOnline = async (): Promise<boolean> => {
      reply = await ask().catch(unlessUnreachable)
      return reply !== undefined && isJsonObject(reply.data) && reply.data['online'] === true
    }
    if (flags.wait === undefined || this.session.isDryRun) reply = await ask()
    else if (!(await becomesTrue(isOnline, interrupted, flags.wait)) || !reply) {
      throw new QQError('UNMET', `the bot was not online within ${flags.wait / 1000} s`, {action: 'get_status'})
    }
    return outcomeOf(reply, {}, {columns: ['online', 'good']})
  }
}

/** A server that is not there yet is what is waited for; anything else is a failure. */
function unlessUnreachable(error: unknown): undefined {
  if (error instanceof QQError && error.retryable) return undefined
  throw error
}
