import {type Command} from '@oclif/core/command'
import {CommandHelp, Help} from '@oclif/core/help'
import {type Config, type Topic} from '@oclif/core/interfaces'
import {say, type Saying} from '../errors/saying.js'
import {type Io, type OutputStream} from '../io/io.js'
import {type Speech} from '../language/language.js'
import {spoken} from '../language/spoken.js'
import {loadWidth} from '../output/width.js'
import {wrapLine} from '../output/wrap.js'
import {helpIn} from './help-texts.js'

/** The headings of the flags that most commands have: one line names them, `--all` shows them. */
const SHARED = ['CONNECTION', 'OUTPUT', 'RETRIES']

type Section = ReturnType<CommandHelp['sections']>[number]

/** How the help is written in a language. */
interface Writing {
  readonly speech: Speech
  /** Breaks a text into lines of so many cells; undefined = as oclif does. */
  readonly wrap: ((text: string, cells: number) => string) | undefined
}

/**
 * oclif's help of a command in another order, and shorter: what it is for and how it is typed come first, and the flags that
 * most commands have are not shown each time.
 */
class ShortCommandHelp extends CommandHelp {
  constructor(
    command: Command.Loadable,
    config: Config,
    opts: CommandHelp['opts'],
    private readonly writing: Writing,
  ) {
    super(command, config, opts)
  }

  override wrap(body: string, spacing = this.indentSpacing): string {
    return this.writing.wrap?.(this.render(body), this.opts.maxWidth - indentOf(spacing)) ?? super.wrap(body, spacing)
  }

  override section(...[header, body]: Parameters<CommandHelp['section']>): string {
    return super.section(this.writing.speech.text(header), body)
  }

  /** What oclif adds to a summary is in the words of the language. */
  protected override flags(flags: Command.Flag.Any[]): [string, string | undefined][] | undefined {
    const {text} = this.writing.speech
    return super
      .flags(flags)
      ?.map(([left, right]) => [
        left,
        right?.replace('(required)', text('(required)')).replace('<options: ', () => text('<options: ')),
      ])
  }

  protected override defaultUsage(): string {
    const args = Object.values(this.command.args).filter(arg => !arg.hidden)
    const words = args.map(arg => this.arg(arg).replace(/\]?$/, end => `${arg.multiple ? '...' : ''}${end}`))
    return [this.command.id, ...words, '[FLAGS]'].join(' ')
  }

  protected override description(): string | undefined {
    const {description} = this.command
    return description === undefined ? undefined : this.wrap(description)
  }

  /** One line each, without the empty lines that oclif puts between them. */
  protected override examples(examples: Command.Example[] | string | undefined): string | undefined {
    return super.examples(examples)?.replaceAll('\n\n', '\n')
  }

  protected override sections(): Section[] {
    const sections = new Map(super.sections().map(section => [section.header, section]))
    const ordered = ['USAGE', 'DESCRIPTION', 'EXAMPLES', 'ARGUMENTS', 'FLAGS', 'ALIASES', 'FLAG DESCRIPTIONS']
    const known = ordered.flatMap(header => sections.get(header) ?? [])
    const shared = this.#shared
    return shared.length === 0
      ? known
      : [...known, {header: 'SHARED FLAGS', generate: () => this.wrap(spoken(namesOf(shared), this.writing.speech))}]
  }

  protected override groupFlags(flags: Command.Flag.Any[]): ReturnType<CommandHelp['groupFlags']> {
    const hidden = this.#shared
    return super.groupFlags(flags.filter(flag => !hidden.includes(flag)))
  }

  /** Those that are not shown. */
  get #shared(): Command.Flag.Any[] {
    if (this.opts.all) return []
    return Object.values(this.command.flags).filter(({helpGroup = '', hidden}) => !hidden && SHARED.includes(helpGroup))
  }
}

class FlagsHelp extends ShortCommandHelp {
  protected override sections(): Section[] {
    return super.sections().filter(({header}) => header === 'FLAGS')
  }
}

function namesOf(flags: readonly Command.Flag.Any[]): Saying {
  const names = flags.map(({name}) => name)
  const first = ['profile', 'output', 'fields', 'filter', 'jq', 'dry-run', 'quiet'].filter(name => names.includes(name))
  const count = names.length - first.length
  return say('--{first} and {count} more: see `qq help flags`, or add --all', {first: first.join(', --'), count})
}

/** oclif says 4 of the texts below narrow names, and indents them by 6. */
function indentOf(spacing: number): number {
  return spacing === 4 ? 6 : spacing
}

const WIDTH = {pipe: 80, least: 40}

/** oclif's help on the given stdout instead of the process's. */
export class QQHelp extends Help {
  /** @param all whether the flags that most commands have are shown, too */
  private constructor(
    config: Config,
    private readonly io: Pick<Io, 'stdout'>,
    private readonly writing: Writing,
    all: boolean,
  ) {
    super(config, {...config.pjson.oclif.helpOptions, maxWidth: widthOf(io.stdout), all})
  }

  static async create(config: Config, io: Pick<Io, 'stdout'>, speech: Speech, all: boolean): Promise<QQHelp> {
    if (speech.language === 'en') return new QQHelp(config, io, {speech, wrap: undefined}, all)
    const width = await loadWidth()
    const wrap = (text: string, cells: number): string =>
      text
        .split('\n')
        .flatMap(line => wrapLine(line, cells, width))
        .join('\n')
    return new QQHelp(config, io, {speech, wrap}, all)
  }

  protected override getCommandHelpClass(command: Command.Loadable): CommandHelp {
    return new ShortCommandHelp(helpIn(command, this.writing.speech), this.config, this.opts, this.writing)
  }

  override wrap(body: string, spacing = this.indentSpacing): string {
    return this.writing.wrap?.(this.render(body), this.opts.maxWidth - indentOf(spacing)) ?? super.wrap(body, spacing)
  }

  override section(...[header, body]: Parameters<Help['section']>): string {
    return super.section(this.writing.speech.text(header), body)
  }

  protected override summary(command: Command.Loadable): string | undefined {
    return super.summary(helpIn(command, this.writing.speech))
  }

  protected override formatTopic(topic: Topic): string {
    return super.formatTopic(this.#inWords(topic))
  }

  protected override formatTopics(topics: Topic[]): string {
    return super.formatTopics(topics.map(topic => this.#inWords(topic)))
  }

  #inWords(topic: Topic): Topic {
    const {description} = topic
    return description === undefined ? topic : {...topic, description: this.writing.speech.text(description)}
  }

  /** The flags that most commands have, as those of a command that has them all. */
  showSharedFlags(command: Command.Loadable): void {
    const flags = Object.entries(command.flags).filter(([, {helpGroup = ''}]) => SHARED.includes(helpGroup))
    const only = {flags: Object.fromEntries(flags), args: {}, examples: [], aliases: [], description: undefined}
    const shown = helpIn({...command, ...only}, this.writing.speech)
    this.log(new FlagsHelp(shown, this.config, {...this.opts, all: true}, this.writing).generate())
  }

  protected override log(...parts: string[]): void {
    this.io.stdout.write(`${parts.join(' ')}\n`)
  }

  /** Without the aliases, because each command shows its own. */
  protected override get sortedCommands(): Command.Loadable[] {
    return super.sortedCommands.filter(command => !command.aliases.includes(command.id))
  }
}

function widthOf({isTTY, columns}: OutputStream): number {
  return isTTY && columns ? Math.max(columns, WIDTH.least) : WIDTH.pipe
}
