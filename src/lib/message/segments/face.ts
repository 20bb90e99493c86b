import {say} from '../../errors/saying.js'
import {isJsonObject, textOf} from '../../protocol/json.js'
import {faceInSegment, parseFace} from '../emoji.js'
import {nameOfFace} from '../face-names.js'
import {scalar} from './checks.js'
import {type SegmentKind} from './kind.js'
import {about, mark} from './marks.js'

export const face: SegmentKind = {
  flags: {
    face: {
      summary: 'a QQ face, by number or name: 14, 微笑',
      takes: 'word',
      value: 'FACE',
      data: (given, flag, rules) => ({id: parseFace(given, flag, rules)}),
    },
  },
  keys: ['id', 'resultId', 'chainCount', 'raw'],
  // NapCat needs the number, and a name is accepted too
  check(data, name, rules) {
    const given = scalar(data['id'])
    const id = faceInSegment(given, `${name}: data.id`, rules)
    return id === given ? data : {...data, id}
  },
  fits: null,
  files: null,
  instead: null,
  // QQ's own element has the name of some faces: `/微笑`
  words({id, raw}) {
    const name = isJsonObject(raw) ? textOf(raw['faceText']).replace(/^\//, '') : ''
    return mark(say('[face{about}]', {about: about(name || (nameOfFace(textOf(id)) ?? id))}))
  },
}
