import {joinWords, partOf, type MessagePart} from '../../message/compose.js'
import {decodeCq} from '../../message/cq.js'
import {checkSegment, checkSegments} from '../../message/segment.js'
import {type Files, type KindFlag, type SegmentRules} from '../../message/segments/kind.js'
import {type Segment} from '../../protocol/segments.js'
import {jsonFrom, readSource} from '../../input/json-input.js'
import {MessageFiles} from './message-files.js'
import {readTextFrom, withoutLastNewline} from '../../input/text.js'
import {type Stdin} from '../../input/stdin.js'

export {MessageFiles}

/** A flag that puts a segment of its kind into a message. */
export interface PartFlag extends KindFlag {
  readonly type: string
  readonly files: Files | null
}

/**
 * What a flag adds to a message that leads to more than its own word.
 * @param kind of the segment that it makes; undefined: it holds segments of any kind
 * @param name to show for a file
 * @param rules for segments that somebody else made
 * @throws QQError naming the flag
 */
export async function readParts(
  stdin: Stdin,
  kind: PartFlag | undefined,
  {flag, input}: {readonly flag: string; readonly input: string},
  name: string | undefined,
  files: MessageFiles,
  rules: SegmentRules,
): Promise<MessagePart[]> {
  const typed = `--${flag}`
  if (!kind) {
    const value = jsonFrom(await readSource(stdin, input, typed), typed)
    const segments = flag === 'segment' ? [checkSegment(value, typed, rules)] : checkSegments(value, typed, rules)
    return asParts(await files.held(segments, typed))
  }
  const {type, takes, data} = kind
  if (kind.files)
    return asParts([await files.brought({type, data: data(input, typed, rules)}, kind.files, typed, name)])
  const given =
    takes === 'json'
      ? await readSource(stdin, input, typed)
      : withoutLastNewline(await readTextFrom(stdin, input.replace(/^@/, ''), typed))
  return [partOf(type, data(given, typed, rules))]
}

/** Reads the texts among the parts as CQ codes. @throws as `checkSegment` and `MessageFiles.held` */
export async function decodeText(
  parts: readonly MessagePart[],
  files: MessageFiles,
  rules: SegmentRules,
): Promise<MessagePart[]> {
  const decoded: MessagePart[] = []
  for (const part of joinWords(parts)) {
    if (part.kind === 'segment') {
      decoded.push(part)
    } else {
      const segments = decodeCq(part.value).map(segment => checkSegment(segment, '--cq', rules))
      decoded.push(...asParts(await files.held(segments, '--cq')))
    }
  }
  return decoded
}

function asParts(segments: readonly Segment[]): MessagePart[] {
  return segments.map(segment => ({kind: 'segment', segment}))
}
