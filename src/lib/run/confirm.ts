import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {ownText, say, type Place, type Sentence} from '../errors/saying.js'
import {factsOf, type ActionName} from '../protocol/actions.js'
import {confirmFlags, severeFlags} from '../vocabulary/flags.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {type Questions} from './questions.js'
import {idsOf} from './reply-outcome.js'

/** The flags that a destructive action needs besides its own. */
export function askFlags(action: ActionName): FlagInput {
  const facts = factsOf(action)
  if (!facts?.destructive) return {}
  return facts.confirm === undefined ? confirmFlags : severeFlags
}

/**
 * Asks before a destructive action, and returns if it is confirmed. Other actions and dry runs need no confirmation.
 * @param summary of the command, the beginning of the question
 * @throws QQError USAGE if nobody can be asked, DECLINED if the answer is no
 */
export async function confirmAction(
  {questions}: {readonly questions: Questions},
  action: string,
  params: Readonly<Record<string, unknown>>,
  flags: SharedFlags,
  summary: Place,
): Promise<void> {
  const facts = factsOf(action)
  if (!facts?.destructive || flags['dry-run']) return
  const {confirm} = facts
  const word = typeof confirm === 'object' ? confirmedValue(params, confirm.param) : confirm
  await questions.confirm(questionFor(summary, params), word, action, flags)
}

/** What the parameters name that stand in a question. */
const OBJECTS: Readonly<Record<string, Sentence>> = {
  group_id: ownText('group'),
  user_id: ownText('user'),
  friend_id: ownText('user'),
  file_id: ownText('file'),
  folder_id: ownText('folder'),
  album_id: ownText('album'),
  notice_id: ownText('notice'),
  message_id: ownText('message'),
  res_id: ownText('sticker'),
}

/** The question before a destructive action, from the command's summary and its objects. */
function questionFor(summary: Place, params: Readonly<Record<string, unknown>>): Sentence {
  const what = typeof summary === 'string' ? ownText(summary) : summary
  const about = idsOf(params).map(([id, value]) =>
    say('{name} {values}', {name: OBJECTS[id] ?? id.replace(/_id$/, ''), values: shortList([value].flat())}),
  )
  return about.length === 0 ? say('{summary}?', {summary: what}) : say('{summary} ({about})?', {summary: what, about})
}

/** The first few values, and their number. */
function shortList(values: readonly unknown[]): Sentence | string[] {
  const texts = values.map(String)
  if (texts.length <= 5) return texts
  return say('{first} and {count} more', {first: texts.slice(0, 3), count: texts.length - 3})
}

function confirmedValue(params: Readonly<Record<string, unknown>>, name: string): string {
  const value = params[name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new QQError('VALIDATION', say('{name} is missing, but it is the value for --confirm', {name}))
}
