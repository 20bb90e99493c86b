import {type Instead} from '../../errors/kinds/message.js'
import {type ActionName} from '../../protocol/actions.js'
import {type Segment} from '../../protocol/segments.js'
import {type FaceRules} from '../emoji.js'
import {type TargetKind} from '../target.js'

export type Data = Segment['data']

/** All that is known of one kind of segment; what it does not have is said, too. */
export interface SegmentKind {
  /** The flags of `msg send` and its like that put one into a message, by name. */
  readonly flags: Readonly<Record<string, KindFlag>>
  /**
   * What NapCat reads (types/message.ts), and what it gives of a received one, which may be sent again; null = it drops such a
   * segment without a word, or fails on it (api/msg.ts).
   */
  readonly keys: readonly string[] | null
  /**
   * The data as NapCat takes it.
   * @param name of the segment, for errors
   * @throws QQError VALIDATION that names the key, UNSUPPORTED for what would not arrive as it was meant
   */
  readonly check: (data: Data, name: string, rules: SegmentRules) => Data
  /** Refuses a message that it cannot be in; null = it goes with everything. @throws QQError VALIDATION, UNSUPPORTED */
  readonly fits: ((message: readonly Segment[], chat: TargetKind) => void) | null
  /** The files in it; null = none. */
  readonly files: Files | null
  /** What does it where it cannot be sent in a message; null = it can, or it is no kind of NapCat's. */
  readonly instead: Instead | null
  /** How it reads. Its data are as a stranger wrote them. */
  readonly words: (data: Data, nameOf: NameOf) => Words
}

export interface KindFlag {
  readonly char?: 't'
  /** For the help: a fragment in lower case. */
  readonly summary: string
  /** Nothing, the word behind it as it stands, or what such a word leads to: a text, JSON, a file to send. */
  readonly takes: 'nothing' | 'word' | 'text' | 'json' | 'media'
  /** How the help writes what it takes; null = as it writes any value. */
  readonly value: string | null
  /** It may not be given again. */
  readonly once?: true
  /** @param flag its name, for errors @throws QQError VALIDATION, UNSUPPORTED */
  readonly data: (given: string, flag: string, rules: SegmentRules) => Data
}

export interface Files {
  /** What must be in the file that each key names; `file` stands for all that `fileKey` knows. */
  readonly keys: {readonly file: MediaKind; readonly [key: string]: MediaKind}
  /** QQ shows its name, of which NapCat makes one up if none is given. */
  readonly isNamed: boolean
  /** What downloads a received one. */
  readonly download: ActionName
}

/** What a file is sent as, and must be by its content; `file` takes anything. */
export type MediaKind = 'image' | 'record' | 'video' | 'file'

export interface SegmentRules extends FaceRules {
  /** Inside a node of a forward QQ takes more. */
  readonly place?: 'message' | 'node'
  /** Takes also keys that NapCat is not known to read. */
  readonly anyKeys?: boolean | undefined
}

/** What is known of a user by the QQ number: the name to show; undefined = nothing. */
export type NameOf = (user: string) => string | undefined

/** A segment in words: what was typed, or a mark such as `[image a.png]` that stands for something else. */
export interface Words {
  readonly kind: 'typed' | 'mark'
  readonly text: string
  /** It stands before a text; the space between them is not always part of it. */
  readonly leads?: true
}

/** A kind that comes in and is never sent. */
export function received({instead, words}: Pick<SegmentKind, 'instead' | 'words'>): SegmentKind {
  return {flags: {}, keys: null, check: data => data, fits: null, files: null, instead, words}
}
