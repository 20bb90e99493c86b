import {editConfig} from '../../lib/features/setup/config-edit.js'
import {done} from '../../lib/features/setup/done.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class ConfigEdit extends QQCommand {
  static override alone = true
  static override needsSettings = false
  static override summary = 'Open the configuration file in an editor'
  static override description =
    'The editor is VISUAL, else EDITOR, else vi. It is given a copy, which takes the place of the file when it can be read as a configuration.'
  static override examples = ['<%= config.bin %> config edit', 'EDITOR=nano <%= config.bin %> config edit']

  async run(): Promise<Outcome> {
    await this.parse(ConfigEdit)
    const {path, changed} = await editConfig(this.session)
    return done('config edit', {path, changed: String(changed)})
  }
}
