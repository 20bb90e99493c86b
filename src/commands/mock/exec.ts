import path from 'node:path'
import * as Flags from '@oclif/core/flags'
import {type FlagInput} from '@oclif/core/interfaces'
import {wordsArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {generalFlags} from '../../lib/command/flags.js'
import {mockFlags, mockOptions} from '../../lib/command/mock-options.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {runWithTool} from '../../lib/command/run-with-tool.js'
import {QQError} from '../../lib/errors/errors.js'
import {escapeInvisible} from '../../lib/output/sanitize.js'

export default class MockExec extends QQCommand {
  static override alone = true
  static override summary = 'Run a command against an embedded NapCat of its own'
  static override description = `The server listens on a free port as long as the command runs; QQ_URL and QQ_TOKEN point to it, this very tool comes first on PATH, and no other configuration is seen. Ends with the command's exit code.`
  static override examples = [
    '<%= config.bin %> mock exec -- qq group list',
    `<%= config.bin %> mock exec -- sh -c 'qq group list -o id | while read g; do qq msg send group:$g hi; done'`,
    '<%= config.bin %> mock exec --print-calls -- ./my-script.sh',
  ]

  static override baseFlags: FlagInput = generalFlags
  static override args = {command: wordsArg('the command and its arguments, after --', 'FILE')}
  static override flags = {
    'print-calls': Flags.boolean({summary: 'print every call on stderr at the end'}),
    ...mockFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MockExec)
    const [command, ...words] = args.command ?? []
    if (command === undefined) throw new QQError('USAGE', 'no command was given', {hint: 'write it after --'})
    const {callLine, startMock} = await import('../../lib/mock/mock.js')
    const token = 'mock-token'
    const mock = await startMock({...mockOptions(flags, text => this.session.note(text)), token})
    try {
      const bin = path.join(this.config.root, 'bin', 'qq')
      const exitCode = await runWithTool(command, words, bin, {QQ_URL: mock.url, QQ_TOKEN: token}, text =>
        this.session.report(`error: ${text}`),
      )
      if (flags['print-calls']) for (const call of mock.calls) this.session.report(escapeInvisible(callLine(call)))
      return {exitCode}
    } finally {
      await mock.close()
    }
  }
}
