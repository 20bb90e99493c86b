/** How a parameter is written on the wire. `id` = digits or an opaque handle, always sent as a string. */
export type ParamType = 'id' | 'string' | 'int' | 'bool' | 'enum' | 'string[]' | 'file' | 'json' | 'segments'

export interface ParamFacts {
  readonly type: ParamType
  /** Needed in practice (NapCat's published schema also calls required what has a default). */
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
   * What NapCat does without it, in words that follow "NapCat", where that is easily not what was meant: our commands always
   * send it, and a raw call without it says so.
   */
  readonly withoutIt?: string
  readonly notes?: string
}

/** `set` = repeating is harmless; `send` = repeating does it twice; `control` = acts on the server itself. */
export type Effect = 'read' | 'set' | 'send' | 'delete' | 'control'

/**
 * What `data` of a successful reply means. `inner` and `native`: the reply can say ok and carry a failure inside
 * (`result`, `retCode`, `errCode` not 0, `valid: false`); so it is taken for one in what any but a read answers.
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

/** What calls are about whose answers NapCat mixes up. */
export type MixedKind = 'group files' | 'group requests' | 'received files'

/** One choice of what to give: each alternative is a set of parameters that go together. */
export type OneOf = readonly (readonly string[])[]

/** Fields that people cannot read as they are, by the last part of their path. */
export interface Marks {
  /** Moments, in epoch seconds or milliseconds; 0 is none. */
  readonly times?: readonly string[]
  /** Numbers of bytes. */
  readonly sizes?: readonly string[]
}

/** The marks are those of the answer. */
export interface ActionFacts extends Marks {
  readonly params: Readonly<Record<string, ParamFacts>>
  readonly effect: Effect
  /** It is done once, and what it was about is gone then: repeating it would tell of a failure, or be about something else. */
  readonly once?: true
  readonly data: DataMeaning
  /** The shape of `data`, in words. */
  readonly returns: string
  readonly requires?: readonly Requirement[]
  /** Asks before it is done. */
  readonly destructive?: true
  /** Severe: wants this word typed (or the value of this parameter), `--yes` is not enough. */
  readonly confirm?: string | {readonly param: string}
  /** From each group, at least one alternative must be given. */
  readonly oneOf?: readonly OneOf[]
  /** How long a client should wait for the reply, in ms; 30,000 when absent. */
  readonly waitMs?: number
  /** The wait grows with what is sent: size / 256 KB per second more. */
  readonly waitGrowsWithSize?: true
  /** The server's own limit, in words. */
  readonly serverWait?: string
  /** The reply is a stream of packets. */
  readonly stream?: true
  /**
   * Calls of one kind are never to overlap: one may get the other's answer, or act on what the other looked up (of a stream:
   * until its first packet). What commands look up a name for is of the kind of that look-up.
   */
  readonly mixed?: MixedKind
  /** The first release of NapCat that has it; absent = 4.12.0 or older. */
  readonly since?: string
  /** Other wire names that run the same code. */
  readonly sameAs?: readonly string[]
  /** No NapCat of today has it, though documents name it: what its caller should know, as one sentence. */
  readonly gone?: string
  /** Absent from NapCat's published schema 4.18.13. */
  readonly published?: false
  readonly notes?: string
}

export type ActionTable = Readonly<Record<string, ActionFacts>>
