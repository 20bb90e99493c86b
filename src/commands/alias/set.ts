import {placesIn} from '../../lib/features/aliases/aliases.js'
import {changeConfig} from '../../lib/features/setup/config-write.js'
import {done} from '../../lib/features/setup/done.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {shellWords} from '../../lib/input/shell-words.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {textArg} from '../../lib/vocabulary/args.js'

export default class AliasSet extends QQCommand {
  static needsTree = true
  static override summary = 'Set a word of your own for a command line'
  static override description =
    'The line is split once, as a shell would, and no shell runs it. $1 to $9 take the words behind the alias, each as one word; $$ is a dollar; further words and flags follow at the end. A command of the same name always wins, and lines of a batch have no aliases.'
  static override examples = [
    "<%= config.bin %> alias set kk 'group kick $1 $2 --reject-requests'",
    "<%= config.bin %> alias set 说 'msg send group:123456'",
  ]

  static override args = {
    name: textArg('the alias', 'NAME'),
    expansion: textArg('the command line without qq, in quotes'),
  }

  async run(): Promise<Outcome> {
    const {
      args: {name, expansion},
    } = await this.parse(AliasSet)
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(name)) {
      throw new QQError('USAGE', say('{name:quoted} cannot be an alias', {name}), {
        hint: say('use letters, digits, - and _'),
      })
    }
    const {commands, topics} = this.config
    const taken = ['help', ...topics.map(topic => topic.name), ...commands.flatMap(({id, aliases}) => [id, ...aliases])]
    if (taken.includes(name)) throw new QQError('USAGE', say('{name:quoted} is a command already', {name}))
    await this.#check(expansion)
    const {settings, signal, notes} = this.session
    const path = await changeConfig(settings.environment, signal, document => {
      const before = (document.value as {aliases?: Record<string, string>}).aliases // it was read as a configuration
      if (before && Object.hasOwn(before, name)) notes.add(say('it stood for: {text}', {text: before[name] ?? ''}))
      document.set(['aliases', name], expansion)
    })
    return done('alias set', {name, expansion, path})
  }

  /** @throws QQError USAGE for what is no command line */
  async #check(expansion: string): Promise<void> {
    const other = /(?<!\$)(?:\$\$)*(\$(?![1-9$]).?)/.exec(expansion)?.[1]
    if (other !== undefined) {
      throw new QQError('USAGE', say('{place:quoted} is not a place for a word', {place: other}), {
        hint: say('places are $1 to $9; write $$ for a dollar'),
      })
    }
    const missing = Array.from({length: placesIn(expansion)}, (_, at) => `$${at + 1}`).find(
      place => !expansion.includes(place),
    )
    if (missing !== undefined) throw new QQError('USAGE', say('{place} is missing', {place: missing}))
    const words = shellWords(expansion)
    const [first = ''] = words
    if (first.startsWith('-')) {
      throw new QQError('USAGE', say('an alias begins with a command, not with {flag}', {flag: first}))
    }
    await this.siblings.find(words.slice(0, 3))
  }
}
