import {QQError} from '../../errors/errors.js'
import {atPlace, say} from '../../errors/saying.js'
import {isJsonObject} from '../../protocol/json.js'
import {scalar} from './checks.js'
import {type Data, type SegmentKind} from './kind.js'
import {mark} from './marks.js'

export const forward: SegmentKind = {
  flags: {},
  keys: ['id', 'content'],
  check(data, name) {
    if (!/^\d*$/.test(scalar(data['id']))) return data
    throw new QQError('UNSUPPORTED', atPlace(name, {kind: 'message.receivedForward'}))
  },
  fits: null,
  files: null,
  instead: null,
  words(data) {
    const count = forwardedMessages(data)?.length
    if (count === undefined) return mark(say('[forward]'))
    return mark(count === 1 ? say('[forward 1 message]') : say('[forward {count} messages]', {count}))
  },
}

/** The messages in a forward segment; undefined if NapCat gives only the id. */
export function forwardedMessages({content}: Data): readonly Data[] | undefined {
  return Array.isArray(content) ? content.filter(isJsonObject) : undefined
}
