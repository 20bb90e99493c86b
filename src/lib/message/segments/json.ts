import {atPlace, say} from '../../errors/saying.js'
import {QQError} from '../../errors/errors.js'
import {isJsonObject, objectIn, stringifyJson, textOf} from '../../protocol/json.js'
import {parseObject, scalar} from './checks.js'
import {type Data, type SegmentKind} from './kind.js'
import {about, mark, withoutBrackets} from './marks.js'
import {attempt} from '../../errors/attempt.js'

export const json: SegmentKind = {
  flags: {
    card: {
      summary: 'a JSON card, such as the output of `qq share get-mini-app …`',
      takes: 'json',
      value: 'JSON|@FILE|-',
      data: cardData,
    },
  },
  keys: ['data', 'config'],
  check(data, name) {
    if (!isJsonObject(data['data'])) parseObject(scalar(data['data']), `${name}: data.data`)
    return data
  },
  fits: null,
  files: null,
  instead: null,
  words: data => mark(say('[card{about}]', {about: about(titleOf(data['data']))})),
}

/** A card, or what a `share` command printed. @throws QQError VALIDATION without the `app` that every card has */
function cardData(text: string, flag: string): Data {
  const printed = objectIn(text) ?? printedIn(text) ?? parseObject(text, flag)
  const card = cardIn(printed)
  if (!card) throw new QQError('VALIDATION', atPlace(flag, {kind: 'message.noCard'}))
  return {data: card === printed && objectIn(text) ? text : stringifyJson(card)}
}

/** The keys below which NapCat's answers have a card. */
const CARD_KEYS = ['data', 'arkMsg', 'arkJson']

/** The object with an `app` in a card, an answer or a whole frame. */
function cardIn(value: unknown): Data | undefined {
  const object = typeof value === 'string' ? objectIn(value) : value
  if (!isJsonObject(object)) return undefined
  if (typeof object['app'] === 'string' && object['app'] !== '') return object
  for (const key of CARD_KEYS) {
    const card = cardIn(object[key])
    if (card) return card
  }
  return undefined
}

/** The object in a JSON string, or in a cell of a table, CSV, TSV or YAML, which double their quotes. */
function printedIn(text: string): Data | undefined {
  const whole = attempt<unknown>(() => JSON.parse(text))
  if (typeof whole === 'string') return objectIn(whole)
  const cell = /\{[^]*\}/.exec(text)?.[0] ?? ''
  return objectIn(cell) ?? objectIn(cell.replaceAll('""', '"')) ?? objectIn(cell.replaceAll("''", "'"))
}

/** The data with its card as text; NapCat accepts both forms (api/msg.ts). */
export function cardAsText(data: Data): Data {
  return isJsonObject(data['data']) ? {...data, data: stringifyJson(data['data'])} : data
}

/** The text that QQ shows for a card in the list of chats, or else its title or its app. */
function titleOf(json: unknown): string {
  const card = typeof json === 'string' ? attempt<unknown>(() => JSON.parse(json)) : json
  if (!isJsonObject(card)) return ''
  const meta = isJsonObject(card['meta']) ? Object.values(card['meta']).find(isJsonObject) : undefined
  const titles = [withoutBrackets(textOf(card['prompt'])), textOf(meta?.['title']), textOf(meta?.['desc'])]
  return titles.find(title => title.trim() !== '') ?? textOf(card['app'])
}
