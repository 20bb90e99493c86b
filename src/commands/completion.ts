import * as Flags from '@oclif/core/flags'
import {type FlagInput} from '@oclif/core/interfaces'
import {choiceArg} from '../lib/vocabulary/args.js'
import {QQCommand} from '../lib/run/base.js'
import {installScript} from '../lib/features/completion/install.js'
import {completionScript, SHELLS} from '../lib/features/completion/scripts.js'
import {generalFlags} from '../lib/vocabulary/flags.js'
import {type Outcome} from '../lib/run/outcome.js'

export default class Completion extends QQCommand {
  static override alone = true
  static override summary = 'Print the shell completion script'
  static override description = `The script runs qq for each completion, so it always matches the installed version. It never connects to a server. It works for qq and qqctl.

--install writes it to the folder where the shell looks for it, and prints the path and any further steps.`
  static override examples = [
    'source <(<%= config.bin %> completion bash)',
    '<%= config.bin %> completion zsh --install',
    '<%= config.bin %> completion fish --install',
  ]

  static override baseFlags: FlagInput = generalFlags
  static override args = {shell: choiceArg(SHELLS, 'the shell')}
  static override flags = {
    install: Flags.boolean({summary: 'install the script where the shell looks for it'}),
    force: Flags.boolean({summary: 'overwrite a file that another program wrote', dependsOn: ['install']}),
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(Completion)
    if (!flags.install) return {verbatim: completionScript(args.shell)}
    const {files, next} = installScript(args.shell, this.session.io.env, flags.force)
    this.session.notes.add(next)
    return {verbatim: files.map(file => `${file}\n`).join('')}
  }
}
