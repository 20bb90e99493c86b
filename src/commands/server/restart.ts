import {say} from '../../lib/errors/saying.js'
import {webuiAccessFlags} from '../../lib/features/login/open-webui.js'
import {commandFlag, SERVER_VIEW, stopFlags} from '../../lib/features/server/server-flags.js'
import {ServerRun} from '../../lib/features/server/server-run.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {durationFlag} from '../../lib/vocabulary/flags.js'

export default class ServerRestart extends QQCommand {
  static override alone = true
  static override summary = 'Restart the server, wherever it was started'
  static override description =
    'What `server start` has started is stopped and started again. Any other server gets one request: over its WebUI, if the profile, the environment or a flag names one, or else set_restart, as with `system restart`. If nobody knows whether it was done, the exit code is 5, and it is not tried again. With a WebUI, the account that was logged in is logged in again.'
  static override examples = [
    '<%= config.bin %> server restart --yes',
    '<%= config.bin %> server restart --yes --wait 2m',
    '<%= config.bin %> server restart --yes --container napcat',
  ]

  static override flags = {
    command: commandFlag,
    wait: durationFlag({summary: 'wait at most this long until the bot is online again'}),
    ...webuiAccessFlags,
    ...stopFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(ServerRestart)
    await this.session.questions.confirm(say('Restart the server?'), undefined, 'server restart', flags)
    const {row, ...end} = await (await ServerRun.open(this.session)).restart(flags.command, flags.wait, flags)
    return {content: {kind: 'value', value: row}, view: SERVER_VIEW, ...end}
  }
}
