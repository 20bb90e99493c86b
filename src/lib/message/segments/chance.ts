import {QQError} from '../../errors/errors.js'
import {atPlace, type Sentence} from '../../errors/saying.js'
import {type SegmentKind} from './kind.js'
import {about, mark} from './marks.js'

/** A segment whose result QQ generates, and that must be sent alone. @param marked its mark */
export function chance(name: string, summary: string, marked: (about: string) => Sentence): SegmentKind {
  return {
    flags: {[name]: {summary, takes: 'nothing', value: null, data: () => ({})}},
    keys: ['result'],
    check(data, where) {
      if (data['result'] === undefined) return data
      throw new QQError('UNSUPPORTED', atPlace(where, {kind: 'message.resultByChance'}))
    },
    fits(message) {
      if (message.length === 1) return
      throw new QQError('VALIDATION', {kind: 'message.standsAlone', type: name})
    },
    files: null,
    instead: null,
    words: ({result}) => mark(marked(about(result))),
  }
}
