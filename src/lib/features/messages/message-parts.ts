import {QQError} from '../../errors/errors.js'
import {joinWords, type MessagePart} from '../../message/compose.js'
import {decodeCq} from '../../message/cq.js'
import {parseMusic} from '../../message/music.js'
import {checkCard} from '../../message/segment-data.js'
import {checkSegment, checkSegments, type SegmentRules} from '../../message/segment.js'
import {parseTarget} from '../../message/target.js'
import {quoted} from '../../protocol/quoted.js'
import {type Segment} from '../../protocol/segments.js'
import {type MediaKind} from '../../transfer/media-type.js'
import {jsonFrom, readSource} from '../../input/json-input.js'
import {MessageFiles} from './message-files.js'
import {readTextFrom, withoutLastNewline} from '../../input/text.js'
import {type Stdin} from '../../input/stdin.js'

export {MessageFiles}

export type PartFlag = MediaKind | 'input' | 'mface' | 'music' | 'contact' | 'card' | 'segment' | 'segments'

/**
 * What a flag adds to a message that is no plain text or mention.
 * @param name to show for a file
 * @param rules for segments that somebody else made
 * @throws QQError naming the flag
 */
export async function readPart(
  stdin: Stdin,
  flag: PartFlag,
  value: string,
  name: string | undefined,
  files: MessageFiles,
  rules: SegmentRules,
): Promise<MessagePart[]> {
  switch (flag) {
    case 'input':
      return [{kind: 'text', value: withoutLastNewline(await readTextFrom(stdin, value.replace(/^@/, ''), '--input'))}]
    case 'image':
    case 'record':
    case 'video':
    case 'file':
      return asParts([await files.segment(flag, value, name)])
    case 'mface':
      return asParts([parseSticker(value)])
    case 'music':
      return asParts([checkSegment(parseMusic(value, '--music'), '--music', rules)])
    case 'contact':
      return asParts([parseContact(value)])
    case 'card':
      return asParts([await readCard(stdin, value)])
    case 'segment': {
      const segment = checkSegment(
        jsonFrom(await readSource(stdin, value, '--segment'), '--segment'),
        '--segment',
        rules,
      )
      return asParts(await files.held([segment], '--segment'))
    }
    case 'segments': {
      const segments = checkSegments(
        jsonFrom(await readSource(stdin, value, '--segments'), '--segments'),
        '--segments',
        rules,
      )
      return asParts(await files.held(segments, '--segments'))
    }
  }
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

/** NapCat wants the package as a number (types/message.ts). */
function parseSticker(text: string): Segment {
  const [, packageId, emoji_id, key, summary] = /^(\d{1,15}):([^:]+):([^:]+)(?::([^]+))?$/.exec(text) ?? []
  if (packageId === undefined) {
    throw new QQError('VALIDATION', `--mface: ${quoted(text)} does not tell which sticker`, {
      hint: 'write PACKAGE:ID:KEY as emoji_package_id, emoji_id and key of a received one',
    })
  }
  return {type: 'mface', data: {emoji_package_id: Number(packageId), emoji_id, key, summary: summary ?? ''}}
}

function parseContact(text: string): Segment {
  const {kind, id} = parseTarget(text, '--contact')
  return {type: 'contact', data: {type: kind === 'user' ? 'qq' : 'group', id}}
}

async function readCard(stdin: Stdin, source: string): Promise<Segment> {
  const data = await readSource(stdin, source, '--card')
  checkCard(data, '--card')
  return {type: 'json', data: {data}}
}
