import {QQError} from '../../errors/errors.js'
import {type SegmentKind} from './kind.js'
import {mark} from './words.js'

/** A segment whose result QQ generates, and that must be sent alone. */
export function chance(name: string, summary: string): SegmentKind {
  return {
    flags: {[name]: {summary, takes: 'nothing', value: null, data: () => ({})}},
    keys: ['result'],
    check(data, where) {
      if (data['result'] === undefined) return data
      throw new QQError('UNSUPPORTED', `${where}: data.result cannot be chosen: QQ throws itself`)
    },
    fits(message) {
      if (message.length === 1) return
      throw new QQError('VALIDATION', `${name} is a message of its own: nothing else can be in it`, {
        hint: 'send it by itself, and the rest in another message',
      })
    },
    files: null,
    instead: null,
    words: ({result}) => mark(name, result),
  }
}
