import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {factsOf, type ActionName} from '../protocol/actions.js'
import {confirmFlags, severeFlags} from '../vocabulary/flags.js'
import {idsOf} from './reply-outcome.js'

export interface ConfirmFlags {
  readonly yes?: boolean | undefined
  readonly confirm?: string | undefined
  readonly 'no-input'?: boolean | undefined
  readonly 'dry-run'?: boolean | undefined
}

/** Of a run with several profiles: what was asked already, once for all of them, in turns. */
let together: {readonly profiles: string; readonly asked: Map<string, Promise<void>>; turn: Promise<void>} | undefined

/** For a command that runs with several profiles at once: each question is asked once, and names them all. */
export function confirmTogether(profiles: readonly string[]): void {
  together = {profiles: profiles.join(', '), asked: new Map(), turn: Promise.resolve()}
}

/** The flags that a destructive action needs besides its own. */
export function askFlags(action: ActionName): FlagInput {
  const facts = factsOf(action)
  if (!facts?.destructive) return {}
  return facts.confirm === undefined ? confirmFlags : severeFlags
}

/** The question before something destructive, from the command's summary and what it is about to act on. */
function questionFor(summary: string, params: Readonly<Record<string, unknown>>): string {
  const about = idsOf(params)
    .map(([name, value]) => `${name.replace(/_id$/, '')} ${Array.isArray(value) ? shortList(value) : String(value)}`)
    .join(', ')
  return about === '' ? `${summary}?` : `${summary} (${about})?`
}

/** The first few, and how many there are. */
function shortList(values: readonly unknown[]): string {
  return values.length <= 5 ? values.join(', ') : `${values.slice(0, 3).join(', ')} and ${values.length - 3} more`
}

/**
 * Asks before something destructive; returns when it may be done. What is not destructive is not asked about, nor a dry run.
 * @param summary of the command, the beginning of the question
 * @throws QQError USAGE when there is nobody to ask, DECLINED when the answer is no
 */
export async function confirmAction(
  action: string,
  params: Readonly<Record<string, unknown>>,
  flags: ConfirmFlags,
  summary: string,
): Promise<void> {
  const facts = factsOf(action)
  if (!facts?.destructive || flags['dry-run']) return
  const question = questionFor(summary, params)
  if (!together) return ask(question, action, params, flags)
  const {profiles, asked, turn} = together
  const already = asked.get(question)
  if (already) return already
  const mine = turn.then(async () => ask(`With the profiles ${profiles}: ${question}`, action, params, flags))
  asked.set(question, mine)
  together.turn = mine.catch(() => undefined)
  return mine
}

async function ask(
  question: string,
  action: string,
  params: Readonly<Record<string, unknown>>,
  flags: ConfirmFlags,
): Promise<void> {
  const confirm = factsOf(action)?.confirm
  const word = typeof confirm === 'object' ? confirmedValue(params, confirm.param) : confirm
  if (word === undefined ? flags.yes : flags.confirm === word) return
  if (word !== undefined && flags.confirm !== undefined) {
    throw new QQError('USAGE', `--confirm ${flags.confirm} does not confirm it, --confirm ${word} does`)
  }
  if (flags['no-input'] || !process.stdin.isTTY || !process.stderr.isTTY) {
    throw new QQError('USAGE', `${question} Nobody is there to ask, so nothing was done`, {
      action,
      hint: word === undefined ? 'add --yes to do it' : `add --confirm ${word} to do it`,
    })
  }
  const {askWord, askYesNo} = await import('../prompt/prompt.js')
  const agreed =
    word === undefined ? await askYesNo(question, process.stderr) : await askWord(question, word, process.stderr)
  if (!agreed) throw new QQError('DECLINED', 'nothing was done', {action})
}

function confirmedValue(params: Readonly<Record<string, unknown>>, name: string): string {
  const value = params[name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new QQError('VALIDATION', `${name} is missing, and it is the word that confirms this`)
}
