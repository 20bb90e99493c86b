import {commandFlag, SERVER_VIEW} from '../../lib/features/server/server-flags.js'
import {ServerRun} from '../../lib/features/server/server-run.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {connectionFlags, durationFlag} from '../../lib/vocabulary/flags.js'

export default class ServerStart extends QQCommand {
  static override alone = true
  static override summary = 'Start the server with a command'
  static override description =
    'Runs start_command of the profile, or --command, with `sh -c` in a process group of its own, which stays when this command ends. What it prints is in the file `log`. If it runs already, nothing is started. With --wait, the exit code is 8 if the bot is not online in time; a command that fails at once gives its own exit code.'
  static override examples = [
    '<%= config.bin %> server start --wait 2m',
    `<%= config.bin %> server start --command 'cd ~/napcat && exec ./launcher.sh'`,
  ]

  static override flags = {
    command: commandFlag,
    wait: durationFlag({summary: 'wait at most this long until the bot is online'}),
    ...connectionFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(ServerStart)
    const {row, ...end} = await (await ServerRun.open(this.session)).start(flags.command, flags.wait)
    return {content: {kind: 'value', value: row}, view: SERVER_VIEW, ...end}
  }
}
