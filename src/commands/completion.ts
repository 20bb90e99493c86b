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
  static override summary = 'Print what lets a shell complete qq'
  static override description = `The script asks qq itself each time: commands, flags, their values, kinds of events, profiles and actions are those of the version that is installed, whatever it was when the script was made. Nothing is asked of a server. It works for qq and qqctl.

--install writes it where the shell looks for it, tells where, and says what else there may be to do.`
  static override examples = [
    'source <(<%= config.bin %> completion bash)',
    '<%= config.bin %> completion zsh --install',
    '<%= config.bin %> completion fish --install',
  ]

  static override baseFlags: FlagInput = generalFlags
  static override args = {shell: choiceArg(SHELLS, 'the shell')}
  static override flags = {
    install: Flags.boolean({summary: 'write it where the shell looks for it'}),
    force: Flags.boolean({summary: 'also over a file that something else has written', dependsOn: ['install']}),
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(Completion)
    if (!flags.install) return {verbatim: completionScript(args.shell)}
    const {files, next} = installScript(args.shell, this.session.io.env, flags.force)
    this.session.notes.add(next)
    return {verbatim: files.map(file => `${file}\n`).join('')}
  }
}
