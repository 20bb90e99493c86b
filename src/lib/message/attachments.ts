import {isJsonObject, textOf} from '../protocol/json.js'
import {forwardedMessages} from './segments/forward.js'
import {kindOf, SEGMENTS} from './segments/index.js'
import {segmentsOf} from './message-text.js'

/** The kinds of segments that have a file. */
export const ATTACHMENT_KINDS: readonly string[] = Object.entries(SEGMENTS).flatMap(([type, {files}]) =>
  files ? type : [],
)

export interface Attachment {
  /** The index of the segment. In a forward: the forward, the message in it, the segment in that: `2.0.1`. */
  readonly place: string
  readonly kind: string
  /** The handle by which NapCat finds it: its id, or its name if it has no id. */
  readonly id: string
  /** The name that the sender gave it, unchecked. */
  readonly name: string
}

/**
 * The files in a message, and in its forwards that have their content.
 * @param depth the number of levels of forwards to search; 0 means none
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
