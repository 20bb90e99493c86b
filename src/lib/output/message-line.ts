import {type NameOf} from '../message/segments/kind.js'
import {messagePieces} from '../message/message-text.js'
import {textOf} from '../protocol/json.js'
import {sanitize} from './sanitize.js'
import {type HumanView} from './types.js'

type Data = Readonly<Record<string, unknown>>

/**
 * The text of a message, safe for a terminal; the marks of other segments are dim. undefined for anything but a
 * message.
 * @param clean `sanitize` for one line, `sanitizeLines` to keep line breaks
 */
export function messageWords(
  message: Data,
  {style, speech}: Pick<HumanView, 'style' | 'speech'>,
  clean: (text: string) => string = sanitize,
  nameOf?: NameOf,
): string | undefined {
  return messagePieces(message, nameOf, speech)
    ?.map(({kind, text}) => (kind === 'typed' ? clean(text) : style.dim(clean(text))))
    .join('')
}

/** The group of an event or message as `测试群(123456)`; '' for none. */
export function groupOf(event: Data): string {
  return named(event['group_name'], event['group_id'])
}

/** The sender as `前端-小明(10001)`. */
export function senderOf(event: Data): string {
  const from = (event['sender'] ?? {}) as Data // NapCat's sender is an object
  return named(textOf(from['card']) || from['nickname'], event['user_id'] ?? from['user_id'])
}

function named(name: unknown, id: unknown): string {
  const [known, digits] = [textOf(name), textOf(id)]
  return sanitize(known === '' || digits === '' ? digits : `${known}(${digits})`)
}
