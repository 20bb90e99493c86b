import * as Flags from '@oclif/core/flags'
import {lookUp} from '../../lib/client/request.js'
import {commandsByAction} from '../../lib/define/action-commands.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, connectionFlags, REPEATABLE} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {speechIn} from '../../lib/language/speech.js'
import {type HumanView} from '../../lib/output/types.js'
import {inWords} from '../../lib/run/sentences/worded.js'
import {nearestTag, withTag, withWords, type ListedAction} from '../../lib/protocol/about/listed-action.js'
import {supportOf, type ServerFacts} from '../../lib/protocol/about/support.js'
import {actionNames, factsOf} from '../../lib/protocol/actions.js'
import {CATALOG} from '../../lib/protocol/catalog/catalog.js'
import {type ActionFacts} from '../../lib/protocol/catalog/facts.js'
import {isJsonObject} from '../../lib/protocol/json.js'
import {quoted} from '../../lib/protocol/quoted.js'

export default class ActionList extends QQCommand {
  /** This command needs the list of all commands. */
  static needsTree = true
  static override summary = "List NapCat's actions and their commands"
  static override description =
    'This needs no server, except with --supported, which asks it for its version and its packet backend. Then `supported` is true, false, or null if only a call can show it, and `reason` explains it.'
  static override examples = [
    '<%= config.bin %> action list',
    '<%= config.bin %> action list --tag group --tag delete',
    '<%= config.bin %> action list --search 撤回',
    '<%= config.bin %> action list --tag packet -o id',
    '<%= config.bin %> action list --supported --filter "supported != true"',
  ]
  static override flags = {
    tag: Flags.string({
      ...REPEATABLE,
      summary:
        'only actions with this topic (group), effect (read, set, send, delete, control), requirement (admin, packet), or text in name or summary; repeated flags must all match',
      helpValue: 'TEXT',
    }),
    search: Flags.string({summary: 'only actions with these words, in English or Chinese', helpValue: 'TEXT'}),
    supported: Flags.boolean({summary: 'ask the server which actions it supports'}),
    ...connectionFlags,
    timeout: callFlags.timeout,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(ActionList)
    let rows = this.#actions()
    for (const tag of flags.tag ?? []) {
      const found = withTag(rows, tag)
      if (found.length === 0) {
        const near = nearestTag(rows, tag)
        this.session.notes.add(
          near === undefined
            ? say('no action has the tag or the name {tag}', {tag})
            : say('no action has the tag or the name {tag}; did you mean {near}?', {tag, near}),
        )
      }
      rows = found
    }
    if (flags.search !== undefined) rows = await this.#found(rows, flags.search)
    if (!flags.supported) {
      const cells = {
        summary: (summary: unknown, {speech}: HumanView) => (typeof summary === 'string' ? speech.text(summary) : ''),
      }
      return {content: {kind: 'list', rows}, view: {columns: ['action', 'command', 'summary'], cells}}
    }
    const server = await this.#askServer()
    const {settings, io} = this.session
    const language = settings.rowLanguage(io)
    const supported = rows.map(async row => {
      const {reason, ...support} = supportOf(CATALOG[row.action], server)
      return {...row, ...support, reason: reason && (await inWords(reason, language))}
    })
    return {
      content: {kind: 'list', rows: await Promise.all(supported)},
      view: {columns: ['action', 'command', 'supported', 'reason']},
    }
  }

  /** Without --supported, wrong connection settings do not matter. */
  static override connects(flags: Readonly<Record<string, unknown>>): boolean {
    return flags['supported'] === true
  }

  async #found(rows: readonly ListedAction[], text: string): Promise<ListedAction[]> {
    const {KEYWORDS} = await import('../../lib/language/zh-CN/keywords.js')
    const speech = await speechIn(this.session.settings.language)
    return withWords(rows, text, ({command, summary}) => [
      ...(KEYWORDS[command ?? ''] ?? []),
      speech.text(summary ?? ''),
    ])
  }

  #actions(): ListedAction[] {
    const commands = commandsByAction(this.config)
    const there = actionNames().filter(action => factsOf(action)?.gone === undefined)
    return there.map(action => {
      const {effect, destructive, requires, since}: ActionFacts = CATALOG[action]
      const command = commands.get(action)
      return {
        action,
        command: command?.words ?? null,
        summary: command?.summary ?? null,
        effect,
        destructive: destructive ?? false,
        requires: requires ?? [],
        since: since ?? null,
      }
    })
  }

  async #askServer(): Promise<ServerFacts> {
    return this.session.connector.withCaller(async caller => {
      const {data} = await caller.call(lookUp('get_version_info', {}))
      const {app_name: name = '', app_version: version = ''} = isJsonObject(data) ? data : {}
      if (!/napcat/i.test(String(name))) {
        throw new QQError(
          'UNSUPPORTED',
          say('the actions of this server ({name}) are not known', {name: quoted(name)}),
          {
            hint: say('qq knows only the actions of NapCat'),
          },
        )
      }
      const packet = await caller.call(lookUp('nc_get_packet_status', {})).then(
        () => true,
        (error: unknown) => {
          if (error instanceof QQError && error.retcode !== undefined && error.code !== 'AUTH') return false
          throw error
        },
      )
      return {version: String(version), packet}
    })
  }
}
