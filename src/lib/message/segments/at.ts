import {QQError} from '../../errors/errors.js'
import {say, type Saying, atPlace as where} from '../../errors/saying.js'
import {textOf} from '../../protocol/json.js'
import {parseChatId} from '../target.js'
import {checkNumber} from './checks.js'
import {type Data, type NameOf, type SegmentKind} from './kind.js'
import {mark, oneLine} from './marks.js'

export const at: SegmentKind = {
  flags: {
    at: {summary: 'mention a user', takes: 'word', value: 'USER', data: mentioned},
    'at-all': {summary: 'mention everybody', takes: 'nothing', value: null, data: () => ({qq: 'all'})},
  },
  keys: ['qq', 'name'],
  check(data, name) {
    if (data['qq'] !== 'all') checkNumber(data['qq'], `${name}: data.qq`, 'user or all')
    return data
  },
  // NapCat sends a private message without its `at` and says nothing (api/msg.ts)
  fits(_message, chat) {
    if (chat === 'group') return
    throw new QQError('UNSUPPORTED', {kind: 'message.nobodyToMention'})
  },
  files: null,
  instead: null,
  words: (data, nameOf) => ({...mark(say('@{name}', {name: nameIn(data, nameOf)})), leads: true}),
}

function mentioned(user: string, flag: string): Data {
  if (user !== 'all') return {qq: parseChatId(user, 'user', flag)}
  throw new QQError('VALIDATION', where(flag, {kind: 'message.allIsNoUser'}))
}

function nameIn(data: Data, nameOf: NameOf): string | Saying {
  const user = textOf(data['qq'])
  const name = (user === 'all' ? undefined : nameOf(user)) ?? textOf(data['name'])
  if (name === '' && user === 'all') return say('all')
  return oneLine(name || user)
}
