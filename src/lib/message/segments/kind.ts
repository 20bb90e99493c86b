import {type Sentence} from '../../errors/saying.js'
import {type ActionName} from '../../protocol/actions.js'
import {type Segment, type UnsendableType} from '../../protocol/segments.js'
import {type FaceRules} from '../emoji.js'
import {type TargetKind} from '../target.js'

export type Data = Segment['data']

/** The definition of one kind of segment. Parts that it does not have are null. */
export type SegmentKind = Parts & (Sendable | ForwardsOnly | Received)

interface Parts {
  /**
   * Checks the data and returns it in NapCat's format.
   * @param name of the segment, for errors
   * @throws QQError VALIDATION that names the key, UNSUPPORTED for data that would arrive wrong
   */
  readonly check: (data: Data, name: string, rules: SegmentRules) => Data
  /** Refuses messages that it does not fit; null if it fits all. @throws QQError VALIDATION, UNSUPPORTED */
  readonly fits: ((message: readonly Segment[], chat: TargetKind) => void) | null
  /** The files in it; null if it has none. */
  readonly files: Files | null
  /** Its words. The data comes from strangers and is not sanitised. */
  readonly words: (data: Data, nameOf: NameOf) => SegmentWords
}

interface Sendable {
  /** The flags of `msg send` and similar commands that add one to a message, by name. */
  readonly flags: Readonly<Record<string, KindFlag>>
  /** The keys that NapCat reads (types/message.ts), and the keys of a received segment, which may be sent again. */
  readonly keys: readonly string[]
  readonly instead: null
}

/** QQ shows it inside forwards only, so there is no flag for it. */
interface ForwardsOnly {
  readonly flags: NoFlags
  readonly keys: readonly string[]
  /** Its sentence tells what to use elsewhere. */
  readonly instead: UnsendableType
}

/** NapCat drops such a segment silently or fails (api/msg.ts). */
interface Received {
  readonly flags: NoFlags
  readonly keys: null
  /** Its sentence tells what to use in its place; null if there is nothing. */
  readonly instead: UnsendableType | null
}

type NoFlags = Readonly<Record<string, never>>

export interface KindFlag {
  readonly char?: 't'
  /** A lower-case fragment for the help. */
  readonly summary: string
  /** The value of the flag: nothing, the literal word, or the text, JSON or file that the word names. */
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
  /** QQ accepts more inside a forward node. */
  readonly place?: 'message' | 'node'
  /** Accepts keys that NapCat is not known to read. */
  readonly anyKeys?: boolean | undefined
}

/** The name to show for a QQ number; undefined if it is not known. */
export type NameOf = (user: string) => string | undefined

/** A segment in words: its text, or a mark such as `[image a.png]`. */
export type SegmentWords = Typed | Mark

export interface Typed {
  readonly kind: 'typed'
  readonly text: string
}

export interface Mark {
  readonly kind: 'mark'
  readonly what: Sentence
  /** It stands before a text, which may begin without a space. */
  readonly leads?: true
}

/** A kind that is only received, never sent. */
export function received({instead, words}: Pick<Received & Parts, 'instead' | 'words'>): SegmentKind {
  return {flags: {}, keys: null, check: data => data, fits: null, files: null, instead, words}
}
