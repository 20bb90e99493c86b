import {done} from '../../lib/features/setup/done.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {namesOf} from '../../lib/run/by-name.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ContactRemove extends QQCommand {
  static override summary = 'Remove a name of your own'
  static override description = 'Only the name is removed; the group or the friend stays.'
  static override examples = ['<%= config.bin %> contact remove 老王']

  static override args = {name: textArg('the name')}
  static override flags = connectionFlags

  async run(): Promise<Outcome> {
    const {
      args: {name},
    } = await this.parse(ContactRemove)
    const names = await namesOf(this.session)
    if (!names?.contacts.has(name))
      throw new QQError('VALIDATION', say('there is no contact {name:quoted}', {name}), {
        hint: say('see `qq contact list`'),
      })
    if (!names.changeContacts(contacts => contacts.delete(name)))
      throw new QQError('LOCAL', say('the contacts cannot be written now'))
    return done('contact remove', {name})
  }
}
