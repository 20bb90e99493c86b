import {notAmong} from '../../errors/refusals.js'
import {say} from '../../errors/saying.js'
import {textOf} from '../../protocol/json.js'
import {parseTarget} from '../target.js'
import {checkNumber} from './checks.js'
import {type Data, type SegmentKind} from './kind.js'
import {about, mark} from './marks.js'

export const contact: SegmentKind = {
  flags: {
    contact: {
      summary: 'a contact card of a user or a group',
      takes: 'word',
      value: 'user:ID|group:ID',
      data: parseContact,
    },
  },
  keys: ['type', 'id'],
  check(data, name) {
    const {type, id} = data
    if (type !== 'qq' && type !== 'group')
      throw notAmong('VALIDATION', textOf(type), ['qq', 'group'], `${name}: data.type`)
    checkNumber(id, `${name}: data.id`, type === 'qq' ? 'user' : 'group')
    return data
  },
  fits: null,
  files: null,
  instead: null,
  words: ({type, id}) => mark(say('[contact{about}]', {about: about(type, id)})),
}

function parseContact(given: string, flag: string): Data {
  const {kind, id} = parseTarget(given, flag)
  return {type: kind === 'user' ? 'qq' : 'group', id}
}
