import {checkFilled} from './checks.js'
import {type SegmentKind} from './kind.js'
import {typed} from './marks.js'

export const markdown: SegmentKind = {
  flags: {},
  keys: ['content'],
  check: (data, name) => checkFilled(data, 'content', name),
  fits: null,
  files: null,
  instead: 'markdown',
  words: data => typed(data['content']),
}
