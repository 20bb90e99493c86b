import {type FlagInput} from '@oclif/core/interfaces'
import {commandsByAction} from '../lib/define/action-commands.js'
import {expandAsFar, readAliases} from '../lib/features/aliases/aliases.js'
import {wordsArg} from '../lib/vocabulary/args.js'
import {QQCommand} from '../lib/run/base.js'
import {complete, type NamedValues} from '../lib/features/completion/complete.js'
import {type Completions} from '../lib/features/completion/completions.js'
import {generalFlags} from '../lib/vocabulary/flags.js'
import {speechIn} from '../lib/language/speech.js'
import {spoken} from '../lib/language/spoken.js'
import {type Outcome} from '../lib/run/outcome.js'
import {profileNames} from '../lib/config/layers.js'

export default class Complete extends QQCommand {
  static needsTree = true
  static override alone = true
  static override hidden = true
  static override summary = 'List completions for a command line'
  static override description = `The scripts of \`qq completion\` use this command. It prints one line for each word that can replace the last one: the word, a tab, and a description. A line with ":files", a tab and a text means that file names can follow that text. It never connects to a server.`
  static override examples = ['<%= config.bin %> __complete -- group kick --']

  static override baseFlags: FlagInput = generalFlags
  static override args = {words: wordsArg('after --: the words typed after qq, up to the cursor')}

  async run(): Promise<Outcome> {
    const {args} = await this.parse(Complete)
    const {candidates, files} = await this.#complete(args.words ?? [])
    const speech = await speechIn(this.session.settings.language)
    const lines = candidates.map(({word, about}) => [
      word,
      typeof about === 'string' ? speech.text(about) : spoken(about, speech),
    ])
    if (files !== undefined) lines.push([':files', files])
    const isWhole = (fields: readonly string[]): boolean => fields.every(field => !/\p{Cc}/u.test(field))
    const text = lines.filter(isWhole).map(fields => `${fields.join('\t')}\n`)
    return {verbatim: text.join('')}
  }

  /** Errors are ignored, because a shell that completes a word must not see them. */
  async #complete(words: readonly string[]): Promise<Completions> {
    const {siblings} = this
    const actions = commandsByAction(this.config)
    try {
      const aliases = this.#aliases()
      const commands = this.#names()
      const own = [...aliases].filter(([name]) => commands.every(command => command.name.split(' ')[0] !== name))
      const names = [...commands, ...own.map(([name, summary]) => ({name, summary}))]
      const [first = '', ...behind] = words
      const text = behind.length > 0 ? own.find(([name]) => name === first)?.[1] : undefined
      const line = text === undefined ? words : [...expandAsFar(text, behind.slice(0, -1)), ...behind.slice(-1)]
      return await complete(line, {
        names,
        isCommand: typed => this.config.commands.some(({id}) => id === typed.join(':')),
        find: async typed => (await siblings.find(typed)).command,
        profiles: () => profileNames(this.session.settings.environment),
        aboutAction: action => actions.get(action)?.summary,
        remembered: async () => (await import('../lib/run/by-name.js')).namesOf(this.session).catch(() => undefined),
      })
    } catch {
      return {candidates: []}
    }
  }

  /** None of a broken configuration. */
  #aliases(): ReturnType<typeof readAliases> {
    try {
      return readAliases(this.session.settings.environment)
    } catch {
      return new Map()
    }
  }

  #names(): NamedValues[] {
    const named = (id: string, summary = ''): NamedValues => ({name: id.replaceAll(':', ' '), summary})
    const {commands, topics} = this.config
    return [
      ...topics.filter(({hidden}) => !hidden).map(({name, description}) => named(name, description)),
      ...commands.filter(({hidden}) => !hidden).map(({id, summary}) => named(id, summary)),
    ]
  }
}
