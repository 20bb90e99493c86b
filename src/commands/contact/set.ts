import {done} from '../../lib/features/setup/done.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {QQCommand} from '../../lib/run/base.js'
import {canBeName, namesOf} from '../../lib/run/by-name.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {targetArg, textArg} from '../../lib/vocabulary/args.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'

export default class ContactSet extends QQCommand {
  static override summary = 'Give a group or a user a name of your own'
  static override description =
    'The name can then stand where an id can: `qq msg send 老王 hi`. It is kept on this machine, for this server, and nothing is sent.'
  static override examples = [
    '<%= config.bin %> contact set 老王 user:10001',
    '<%= config.bin %> contact set 值班群 group:123456',
  ]

  static override args = {name: textArg('the name'), target: targetArg()}
  static override flags = connectionFlags

  async run(): Promise<Outcome> {
    const {
      args: {name, target},
    } = await this.parse(ContactSet)
    if (!canBeName(name) || /[\p{Cc}:：]/u.test(name) || name === '-')
      throw new QQError('VALIDATION', say('{name:quoted} cannot be the name of a contact', {name}), {
        hint: say('use a word that is no number, without : and control characters'),
      })
    await this.session.memory.needed('contact set')
    const chat = `${target.kind}:${target.id}`
    const names = this.session.settings.isDryRun ? undefined : await namesOf(this.session)
    if (names && !names.changeContacts(contacts => contacts.set(name, chat)))
      throw new QQError('LOCAL', say('the contacts cannot be written now'))
    return done('contact set', {name, target: chat})
  }
}
