import {type SegmentType} from '../../protocol/segments.js'
import {at} from './at.js'
import {contact} from './contact.js'
import {dice} from './dice.js'
import {face} from './face.js'
import {file} from './file.js'
import {flashtransfer} from './flashtransfer.js'
import {forward} from './forward.js'
import {image} from './image.js'
import {json} from './json.js'
import {keyboard} from './keyboard.js'
import {type Files, type KindFlag, type SegmentKind} from './kind.js'
import {location} from './location.js'
import {markdown} from './markdown.js'
import {mface} from './mface.js'
import {miniapp} from './miniapp.js'
import {music} from './music.js'
import {node} from './node.js'
import {onlinefile} from './onlinefile.js'
import {poke} from './poke.js'
import {record} from './record.js'
import {reply} from './reply.js'
import {rps} from './rps.js'
import {share} from './share.js'
import {text} from './text.js'
import {video} from './video.js'
import {xml} from './xml.js'

/** Every kind of segment. Flags, checks, refusals and words of messages come from this table. */
export const SEGMENTS = {
  ...{text, at, reply, face, mface, image, record, video, file, json, music, contact, dice, rps, forward, markdown},
  ...{node, poke, miniapp, onlinefile, flashtransfer, location, xml, keyboard, share},
} satisfies Readonly<Record<SegmentType, SegmentKind>>

export function kindOf(type: string): SegmentKind | undefined {
  return Object.hasOwn(SEGMENTS, type) ? SEGMENTS[type as SegmentType] : undefined
}

/** A flag, and its kind of segment. */
export interface PartFlag {
  readonly type: string
  readonly flag: KindFlag
  readonly files: Files | null
}

/** The flags of all kinds, by name. In plain loops: every send begins with this. */
export function flagsOfKinds(): ReadonlyMap<string, PartFlag> {
  const all = new Map<string, PartFlag>()
  for (const [type, {flags, files}] of Object.entries(SEGMENTS)) {
    for (const [name, flag] of Object.entries(flags)) all.set(name, {type, flag, files})
  }
  return all
}
