import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {type Reply} from '../client/reply.js'
import {CATALOG} from '../protocol/catalog/catalog.js'
import {type ActionFacts} from '../protocol/catalog/facts.js'
import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {rowsAt} from '../output/row-path.js'
import {sanitize} from '../output/sanitize.js'
import {QQCommand} from './base.js'
import {confirmAction} from './confirm.js'
import {callFlags, confirmFlags, severeFlags} from './flags.js'
import {type Outcome} from './outcome.js'
import {type Parsed, type Typed} from './typed.js'

/** How the result of an action is shown: specs of its columns, where its rows are, what `-o id` prints. */
export interface Shown {
  readonly columns?: readonly string[]
  readonly rows?: string
  readonly id?: string
}

export interface ActionSpec<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput> extends Shown {
  readonly action: A
  readonly summary: string
  readonly description?: string
  readonly examples: readonly string[]
  readonly aliases?: readonly string[]
  readonly args?: TArgs
  readonly flags?: TFlags
  /** Pure: what is sent for what was typed. */
  readonly params: (typed: Typed<TArgs, TFlags>) => ParamsOf<A>
}

/** A command that is one call of one action: parse, call, show. What needs more is a class of its own. */
export function defineAction<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: ActionSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  return class extends QQCommand {
    static action: string = spec.action
    static override summary = spec.summary
    static override description = spec.description
    static override examples = [...spec.examples]
    static override aliases = [...(spec.aliases ?? [])]
    static override args: ArgInput = spec.args ?? {}
    static override flags: FlagInput = {...spec.flags, ...askFlags(spec.action), ...callFlags}

    override async run(): Promise<Outcome> {
      const parsed: {args: Parsed; flags: Parsed} = await this.parse(this.ctor)
      // what the parser made of exactly these args and flags
      const params = spec.params(parsed as Typed<TArgs, TFlags>)
      if (!this.session.isDryRun)
        await confirmAction(spec.action, params, parsed.flags, questionFor(spec.summary, params))
      const reply = await this.session.withCaller(async caller => caller.call(spec.action, params))
      return outcomeOf(reply, params, spec)
    }
  }
}

/** The flags that a destructive action needs besides its own. */
export function askFlags(action: ActionName): FlagInput {
  const facts: ActionFacts = CATALOG[action]
  if (!facts.destructive) return {}
  return facts.confirm === undefined ? confirmFlags : severeFlags
}

/** The question before something destructive, from the command's summary and what it is about to act on. */
export function questionFor(summary: string, params: Readonly<Record<string, unknown>>): string {
  const about = idsOf(params)
    .map(([name, value]) => `${name.replace(/_id$/, '')} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(', ')
  return about === '' ? `${summary}?` : `${summary} (${about})?`
}

/** What a reply is shown as: its rows, its value, or, where NapCat answers nothing, a line that says what was done. */
export function outcomeOf(reply: Reply, params: Readonly<Record<string, unknown>>, shown: Shown): Outcome {
  const view = {...(shown.columns && {columns: shown.columns}), ...(shown.id !== undefined && {id: shown.id})}
  const raw = [reply.raw]
  if (shown.rows !== undefined) return {content: {kind: 'list', rows: rowsAt(reply.data, shown.rows)}, view, raw}
  if (Array.isArray(reply.data)) return {content: {kind: 'list', rows: reply.data as unknown[]}, view, raw}
  if (reply.data !== null) return {content: {kind: 'value', value: reply.data}, view, raw}
  const ids = idsOf(params)
  const value = {ok: true, action: reply.action, ...Object.fromEntries(ids)}
  const text = ['ok', reply.action, ...ids.map(([name, id]) => `${name}=${sanitize(String(id))}`)].join('  ')
  return {content: {kind: 'value', value}, view: {...view, text}, raw}
}

/** The parameters that tell what was acted on. */
function idsOf(params: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(params).filter(([name, value]) => value !== undefined && /(?:_id|^flag|^tid)$/.test(name))
}
