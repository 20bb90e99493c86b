import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {textOf} from '../../protocol/json.js'
import {parseMessageId} from '../target.js'
import {emptyMessage, scalar} from './checks.js'
import {type Data, type SegmentKind} from './kind.js'
import {about, mark} from './marks.js'

export const reply: SegmentKind = {
  flags: {reply: {summary: 'quote a message', takes: 'word', value: 'MESSAGE', once: true, data: quoting}},
  keys: ['id', 'seq'],
  check(data, name) {
    if (data['seq'] === undefined) parseMessageId(scalar(data['id']), `${name}: data.id`) // NapCat looks at seq first
    return data
  },
  fits(message) {
    const replies = message.filter(({type}) => type === 'reply').length
    if (replies === message.length) throw emptyMessage()
    if (replies > 1) throw new QQError('VALIDATION', {kind: 'message.severalQuotes'})
  },
  files: null,
  instead: null,
  words: ({id, seq}) => ({...mark(say('[reply{about}]', {about: about(textOf(id) || seq)})), leads: true}),
}

function quoting(message: string, flag: string): Data {
  return {id: parseMessageId(message, flag)}
}
