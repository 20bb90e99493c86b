import {malformed} from '../../errors/refusals.js'
import {type Data, type SegmentKind} from './kind.js'
import {typed} from './marks.js'

const asText = (given: string): Data => ({text: given})

export const text: SegmentKind = {
  flags: {
    text: {char: 't', summary: 'literal text (even a single -)', takes: 'word', value: null, data: asText},
    input: {summary: 'text from a file or from stdin', takes: 'text', value: '@FILE|-', data: asText},
  },
  keys: ['text'],
  check(data, name) {
    if (typeof data['text'] === 'string') return data
    throw malformed('VALIDATION', 'text', undefined, `${name}: data.text`)
  },
  fits: null,
  files: null,
  instead: null,
  words: data => typed(data['text']),
}
