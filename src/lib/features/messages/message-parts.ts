import {joinWords, partOf, type MessagePart} from '../../message/compose.js'
import {decodeCq} from '../../message/cq.js'
import {checkSegment, checkSegments} from '../../message/segment.js'
import {type PartFlag} from '../../message/segments/index.js'
import {type SegmentRules} from '../../message/segments/kind.js'
import {type Segment} from '../../protocol/segments.js'
import {jsonFrom, readSource} from '../../input/json-input.js'
import {MessageFiles} from './message-files.js'
import {readTextFrom, withoutLastNewline} from '../../input/text.js'
import {type Stdin} from '../../input/stdin.js'

export {MessageFiles}

/**
 * The parts for a flag whose value must be read first.
 * @param part its kind; undefined if it has segments of any kind
 * @param fileName the displayed name of a file
 * @param rules for segments given as JSON
 * @throws QQError naming the flag
 */
export async function readParts(
  stdin: Stdin,
  part: PartFlag | undefined,
  {flag: name, input}: {readonly flag: string; readonly input: string},
  fileName: string | undefined,
  files: MessageFiles,
  rules: SegmentRules,
): Promise<MessagePart[]> {
  const typed = `--${name}`
  if (!part) {
    const value = jsonFrom(await readSource(stdin, input, typed), typed)
    const segments = name === 'segment' ? [checkSegment(value, typed, rules)] : checkSegments(value, typed, rules)
    return asParts(await files.held(segments, typed))
  }
  const {type, flag, files: kept} = part
  if (kept) return asParts([await files.brought({type, data: flag.data(input, typed, rules)}, kept, typed, fileName)])
  const given =
    flag.takes === 'json'
      ? await readSource(stdin, input, typed)
      : withoutLastNewline(await readTextFrom(stdin, input.replace(/^@/, ''), typed))
  return [partOf(type, flag.data(given, typed, rules))]
}

/** Reads the texts among the parts as CQ codes. @throws as `checkSegment` and `MessageFiles.held` */
export async function decodeCqCodes(
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
