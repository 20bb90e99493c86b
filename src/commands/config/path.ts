import {existsSync} from 'node:fs'
import {userConfigPath} from '../../lib/features/setup/config-write.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class ConfigPath extends QQCommand {
  static override needsSettings = false
  static override summary = 'Show where the configuration file is'
  static override description = 'The file need not be there: `config set` and `init` make it.'
  static override examples = ['<%= config.bin %> config path', '<%= config.bin %> config path -o id']

  async run(): Promise<Outcome> {
    await this.parse(ConfigPath)
    const path = userConfigPath(this.session.settings.environment)
    const value = {path, exists: existsSync(path)}
    return {content: {kind: 'value', value}, view: {columns: ['path'], id: 'path', text: path}}
  }
}
