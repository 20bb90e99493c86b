import {QQError} from '../../errors/errors.js'
import {at} from '../../errors/saying.js'
import {type SegmentKind} from './kind.js'
import {mark} from './words.js'

/** A segment whose result QQ generates, and that must be sent alone. */
export function chance(name: string, summary: string): SegmentKind {
  return {
    flags: {[name]: {summary, takes: 'nothing', value: null, data: () => ({})}},
    keys: ['result'],
    check(data, where) {
      if (data['result'] === undefined) return data
      throw new QQError('UNSUPPORTED', at(where, {kind: 'message.resultByChance'}))
    },
    fits(message) {
      if (message.length === 1) return
      throw new QQError('VALIDATION', {kind: 'message.standsAlone', type: name})
    },
    files: null,
    instead: null,
    words: ({result}) => mark(name, result),
  }
}
