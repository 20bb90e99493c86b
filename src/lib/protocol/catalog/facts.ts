/** How a parameter is written on the wire. `id` = digits or an opaque handle, always sent as a string. */
export type ParamType = 'id' | 'string' | 'int' | 'bool' | 'enum' | 'string[]' | 'file' | 'json' | 'segments'

export interface ParamFacts {
  readonly type: ParamType
  /** The call fails without it. (NapCat's published schema also marks parameters with a default as required.) */
  readonly required?: true
  /** What the server assumes when the parameter is absent. */
  readonly default?: string | number | boolean
  readonly enum?: readonly (string | number)[]
  /**
   * For a boolean: `always` = decides what happens, so it is always sent as a real boolean (the server's defaults differ
   * per action); `given` = absent means "leave as it is"; `0/1` = a number on the wire.
   */
  readonly send?: 'always' | 'given' | '0/1'
  /**
   * What NapCat does without the parameter, in words that follow "NapCat", if users may not expect it. Our commands
   * always send the parameter, and a raw call without it shows a note.
   */
  readonly withoutIt?: string
  readonly notes?: string
}

/** `set` = repeating is harmless; `send` = repeating does it twice; `control` = acts on the server itself. */
export type Effect = 'read' | 'set' | 'send' | 'delete' | 'control'

/**
 * What `data` of a successful reply means. `inner` and `native`: the reply can say ok and carry a failure inside
 * (`result`, `retCode`, `errCode` not 0, `valid: false`); this counts as a failure unless the action is a read.
 */
export type DataMeaning = 'value' | 'null' | 'absent' | 'inner' | 'native' | 'native or absent' | 'no reply'

export type Requirement =
  | 'packet'
  | 'packet-send'
  | 'packet for custom nodes'
  | 'admin'
  | 'admin (for others)'
  | 'admin or group setting'
  | 'admin or uploader'
  | 'owner'
  | 'windows'
  | 'server-path'
  | 'secret'

/** The subject of calls whose answers NapCat mixes up. */
export type MixedKind = 'group files' | 'group requests' | 'received files'

/** One choice between alternatives; each alternative is a set of parameters that belong together. */
export type OneOf = readonly (readonly string[])[]

/** Fields with numbers that need formatting for people, by the last part of their path. */
export interface Marks {
  /** Times, in epoch seconds or milliseconds; 0 means none. */
  readonly times?: readonly string[]
  /** Numbers of bytes. */
  readonly sizes?: readonly string[]
}

/** The marks of the action's answer. */
export interface ActionFacts extends Marks {
  readonly params: Readonly<Record<string, ParamFacts>>
  readonly effect: Effect
  /** The object of the action is gone afterwards: a repetition would fail, or act on something else. */
  readonly once?: true
  readonly data: DataMeaning
  /** The shape of `data`, in words. */
  readonly returns: string
  readonly requires?: readonly Requirement[]
  /** The command asks for a confirmation. */
  readonly destructive?: true
  /** A severe action: this word (or the value of this parameter) must be typed; `--yes` is not enough. */
  readonly confirm?: string | {readonly param: string}
  /** From each group, at least one alternative must be given. */
  readonly oneOf?: readonly OneOf[]
  /** How long a client should wait for the reply, in ms; 30,000 when absent. */
  readonly waitMs?: number
  /** The wait is longer for larger requests: 1 s more for each 256 KB. */
  readonly waitGrowsWithSize?: true
  /** The server's own limit, in words. */
  readonly serverWait?: string
  /** The reply is a stream of packets. */
  readonly stream?: true
  /**
   * Calls of one kind must not overlap: one may get the other's answer, or act on what the other looked up (for a
   * stream, until its first packet). A call that uses a looked-up name has the kind of that lookup.
   */
  readonly mixed?: MixedKind
  /** The first release of NapCat that has it; absent = 4.12.0 or older. */
  readonly since?: string
  /** Other wire names that run the same code. */
  readonly sameAs?: readonly string[]
  /** One sentence for the caller if current NapCat does not have the action, although documents name it. */
  readonly gone?: string
  /** Absent from NapCat's published schema 4.18.13. */
  readonly published?: false
  readonly notes?: string
}

export type ActionTable = Readonly<Record<string, ActionFacts>>
