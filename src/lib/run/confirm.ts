import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {asSaying, ownText, say, type Place, type Sentence} from '../errors/saying.js'
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

/** What a parameter names that stands in a question. */
function objectOf(id: string): Sentence {
  switch (id) {
    case 'group_id':
      return ownText('group')
    case 'user_id':
    case 'friend_id':
      return ownText('user')
    case 'file_id':
      return ownText('file')
    case 'folder_id':
      return ownText('folder')
    case 'album_id':
      return ownText('album')
    case 'notice_id':
      return ownText('notice')
    case 'message_id':
      return ownText('message')
    case 'res_id':
      return ownText('sticker')
    default:
      return asSaying(id.replace(/_id$/, ''))
  }
}

/** The question before a destructive action, from the command's summary and its objects. */
function questionFor(summary: Place, params: Readonly<Record<string, unknown>>): Sentence {
  const what = typeof summary === 'string' ? ownText(summary) : summary
  const about = idsOf(params).map(([id, value]) =>
    say('{name} {values}', {name: objectOf(id), values: shortList([value].flat())}),
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
