import {say} from '../../lib/errors/saying.js'
import {SERVER_VIEW, stopFlags} from '../../lib/features/server/server-flags.js'
import {ServerRun} from '../../lib/features/server/server-run.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {durationFlag} from '../../lib/vocabulary/flags.js'

export default class ServerStop extends QQCommand {
  static override alone = true
  static override summary = 'Stop the server that was started here'
  static override description =
    'Ends all processes that `server start` has started, or else runs stop_command of the profile. With neither the exit code is 7: NapCat starts again by itself after `system exit`.'
  static override examples = ['<%= config.bin %> server stop --yes', '<%= config.bin %> server stop --yes --wait 30s']

  static override flags = {
    wait: durationFlag({summary: 'kill it if it has not ended after this time (default 10s)'}),
    ...stopFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(ServerStop)
    await this.session.questions.confirm(say('Stop the server?'), undefined, 'server stop', flags)
    const {row, ...end} = await (await ServerRun.open(this.session)).stop(flags.wait)
    return {content: {kind: 'value', value: row}, view: SERVER_VIEW, ...end}
  }
}
