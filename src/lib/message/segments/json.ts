import {say} from '../../errors/saying.js'
import {isJsonObject, stringifyJson, textOf} from '../../protocol/json.js'
import {parseObject, scalar} from './checks.js'
import {type Data, type SegmentKind} from './kind.js'
import {about, mark, withoutBrackets} from './marks.js'
import {attempt} from '../../errors/attempt.js'

export const json: SegmentKind = {
  flags: {
    card: {
      summary: 'a JSON card, such as the output of `qq share get-mini-app … --jq .data`',
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

function cardData(data: string, flag: string): Data {
  parseObject(data, flag)
  return {data}
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
