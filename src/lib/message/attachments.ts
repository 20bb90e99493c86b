import {isJsonObject, textOf} from '../protocol/json.js'
import {forwardedMessages} from './segments/forward.js'
import {kindOf, SEGMENTS} from './segments/index.js'
import {segmentsOf} from './text.js'

/** The kinds of segments that have a file. */
export const ATTACHMENT_KINDS: readonly string[] = Object.entries(SEGMENTS).flatMap(([type, {files}]) =>
  files ? type : [],
)

export interface Attachment {
  /** Its index among the segments; within a forward that of the forward, of the message in it, of the segment in that: `2.0.1`. */
  readonly place: string
  readonly kind: string
  /** What NapCat finds it by: its id, or where it has none its name. */
  readonly id: string
  /** As whoever sent it called it, unchecked. */
  readonly name: string
}

/**
 * The files in a message, and in the forwards in it whose content is there.
 * @param depth how many levels of forwards to look into; 0 = none
 */
export function attachmentsIn(message: Readonly<Record<string, unknown>>, depth: number, place = ''): Attachment[] {
  return (segmentsOf(message) ?? []).flatMap((segment, index) => {
    if (!isJsonObject(segment) || !isJsonObject(segment['data'])) return []
    const {data} = segment
    const kind = textOf(segment['type'])
    const here = `${place}${index}`
    if (kind === 'forward') {
      const inside = depth > 0 ? (forwardedMessages(data) ?? []) : []
      return inside.flatMap((inner, at) => attachmentsIn(inner, depth - 1, `${here}.${at}.`))
    }
    const name = textOf(data['file'])
    return kindOf(kind)?.files ? [{place: here, kind, id: textOf(data['file_id']) || name, name}] : []
  })
}
