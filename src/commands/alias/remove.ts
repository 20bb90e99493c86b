import {changeConfig} from '../../lib/features/setup/config-write.js'
import {done} from '../../lib/features/setup/done.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'

export default class AliasRemove extends QQCommand {
  static override summary = 'Remove an alias'
  static override examples = ['<%= config.bin %> alias remove kk']

  static override args = {name: textArg('the alias', 'NAME')}

  async run(): Promise<Outcome> {
    const {
      args: {name},
    } = await this.parse(AliasRemove)
    const {settings, signal} = this.session
    const path = await changeConfig(settings.environment, signal, document => {
      if (document.unset(['aliases', name])) return
      throw new QQError('USAGE', say('there is no alias {name:quoted}', {name}), {hint: say('see `qq alias list`')})
    })
    return done('alias remove', {name, path})
  }
}
