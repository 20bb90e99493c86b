import path from 'node:path'
import * as Flags from '@oclif/core/flags'
import {type FlagInput} from '@oclif/core/interfaces'
import {wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {generalFlags} from '../../lib/vocabulary/flags.js'
import {mockFlags, mockOptions} from '../../lib/features/mock/mock-options.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {runWithTool} from '../../lib/run/run-with-tool.js'
import {QQError} from '../../lib/errors/errors.js'
import {asSaying, say} from '../../lib/errors/saying.js'
import {escapeInvisible} from '../../lib/output/sanitize.js'

export default class MockExec extends QQCommand {
  static override alone = true
  static override summary = 'Run a command against its own embedded NapCat'
  static override description = `The server listens on a free port while the command runs. QQ_URL and QQ_TOKEN point to it, this qq comes first in PATH, and no other configuration is used. The exit code is the exit code of the command.

With --webui, the command gets the WebUI of a bot that is logged out (QQ_WEBUI and QQ_WEBUI_TOKEN) and empty configuration folders instead. No server is open until one is added in the WebUI.

To test a script that runs \`qq -p home\`, use --profile home: the profile then points to this server. Each named profile has only a URL and a token, and no other profiles exist.`
  static override examples = [
    '<%= config.bin %> mock exec -- qq group list',
    `<%= config.bin %> mock exec -- sh -c 'qq group list -o id | while read g; do qq msg send group:$g hi; done'`,
    '<%= config.bin %> mock exec --print-calls -- ./my-script.sh',
    '<%= config.bin %> mock exec --webui -- ./set-up.sh',
    '<%= config.bin %> mock exec --profile home,prod -- qq group list -p home,prod',
  ]

  static override baseFlags: FlagInput = generalFlags
  static override args = {command: wordsArg('the command and its arguments, after --', 'FILE')}
  static override flags = {
    profile: Flags.string({
      char: 'p',
      summary: 'profile that points to this server inside the command; a,b: several',
      helpValue: 'PROFILE',
    }),
    webui: Flags.boolean({summary: "give the command a new server's WebUI only", exclusive: ['profile']}),
    'print-calls': Flags.boolean({summary: 'print every call on stderr at the end'}),
    ...mockFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MockExec)
    const [command, ...words] = args.command ?? []
    if (command === undefined)
      throw new QQError('USAGE', say('a command is missing'), {hint: say('write the command after --')})
    const names = flags.profile === undefined ? [] : await profilesIn(flags.profile)
    const {recordLine, startMock} = await import('../../lib/mock/mock.js')
    const token = 'mock-token'
    const options = {...mockOptions(flags, text => this.session.notes.add(text)), token}
    const mock = await startMock(flags.webui ? {...options, webui: {hasServer: false}} : options)
    try {
      const bin = path.join(this.config.root, 'bin', 'qq')
      const exitCode = await runWithTool(command, words, {
        bin,
        variables: mock.webui
          ? {QQ_WEBUI: mock.webui.url, QQ_WEBUI_TOKEN: mock.webui.token}
          : {QQ_URL: mock.url, QQ_TOKEN: token},
        hasFolders: mock.webui !== undefined,
        config: names.length === 0 ? undefined : configOf(names, mock.url, token),
        session: this.session,
      })
      if (flags['print-calls'])
        for (const call of mock.calls) this.session.notes.report(asSaying(escapeInvisible(recordLine(call))))
      return {exitCode}
    } finally {
      await mock.close()
    }
  }
}

async function profilesIn(typed: string): Promise<string[]> {
  const {namesIn} = await import('../../lib/run/profiles.js')
  return namesIn(typed)
}

/** Each profile has its own URL, like different bots, so that `qq` keeps their data apart. */
function configOf(names: readonly string[], url: string, token: string): object {
  const ofOne = (name: string): object => ({url: `${url}/?profile=${encodeURIComponent(name)}`, token})
  return {profiles: Object.fromEntries(names.map(name => [name, ofOne(name)]))}
}
