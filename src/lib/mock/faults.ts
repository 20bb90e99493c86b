import {BAD_REQUEST, Refusal} from './refusal.js'
import {checkedFields, type FieldTypes} from './fields.js'
import {isJsonObject} from '../protocol/json.js'

const KINDS = [
  'fail',
  'delay',
  'hang',
  'drop',
  'garbage',
  'soft',
  'mix',
  'lose',
  'repeat',
  'swap',
  'close-early',
] as const

type FaultKind = (typeof KINDS)[number]

export interface Fault {
  /** The wire name that it affects; every action if absent. */
  readonly action?: string
  /**
   * `fail` answers failed; `delay` answers late; `hang` never answers; `drop` kills the socket instead of answering;
   * `garbage` sends junk frames before the right answer; `soft` answers ok with `data` and does nothing;
   * `mix` mixes up calls about the same things that come within `ms`, as NapCat does;
   * `lose`, `repeat` and `swap` leave out a packet of a stream, send it twice, or send the next one first;
   * `close-early` closes the next accepted sockets without a frame.
   */
  readonly kind: FaultKind
  /** For `fail`; 1200 when absent. */
  readonly retcode?: number
  /** For `fail`. */
  readonly message?: string
  /** For `delay` and `fail`: how late the answer comes, in milliseconds; for `mix` within how many, 100 when absent. */
  readonly ms?: number
  /** For `soft`: the reply's data. */
  readonly data?: unknown
  /** How often it occurs; until cleared if absent (once for `close-early`). */
  readonly times?: number
  /** For `hang`, `drop` and `fail`: whether the call is still executed; if absent true, but false for `fail`. */
  readonly execute?: boolean
  /** The number of packets of a stream before it; 0 if absent. */
  readonly after?: number
  /** The number of calls before it; 0 if absent. */
  readonly skip?: number
}

/** The active faults, oldest first: the first one that matches is used. */
export class FaultList {
  private armed: {readonly fault: Fault; left: number; skip: number}[] = []

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.add(fault)
  }

  add(fault: Fault): void {
    this.armed.push({fault, left: fault.times ?? Number.POSITIVE_INFINITY, skip: fault.skip ?? 0})
  }

  clear(): void {
    this.armed = []
  }

  /** Takes the fault for this call; the wire name and its plain form both match. */
  takeForCall(names: readonly string[]): Fault | undefined {
    return this.take(
      fault => fault.kind !== 'close-early' && (fault.action === undefined || names.includes(fault.action)),
    )
  }

  takeForConnection(): Fault | undefined {
    return this.take(fault => fault.kind === 'close-early')
  }

  private take(matches: (fault: Fault) => boolean): Fault | undefined {
    const matching = this.armed.filter(candidate => candidate.left > 0 && matches(candidate.fault))
    const entry = matching.find(candidate => candidate.skip === 0)
    for (const candidate of matching) if (candidate.skip > 0) candidate.skip--
    if (entry === undefined) return undefined
    entry.left--
    this.armed = this.armed.filter(candidate => candidate.left > 0)
    return entry.fault
  }
}

const FIELD_TYPES: FieldTypes = {
  action: 'string',
  kind: 'string',
  retcode: 'number',
  message: 'string',
  ms: 'number',
  data: 'any',
  times: 'number',
  execute: 'boolean',
  after: 'number',
  skip: 'number',
}

/**
 * Checks a fault from a file or from a call.
 * @throws Refusal naming the field
 */
export function parseFault(value: unknown, where: string): Fault {
  if (!isJsonObject(value)) throw new Refusal(BAD_REQUEST, `${where} must be an object`)
  const fault = checkedFields(value, FIELD_TYPES, where)
  if (!KINDS.some(kind => kind === fault['kind']))
    throw new Refusal(BAD_REQUEST, `${where}.kind must be one of ${KINDS.join(', ')}`)
  // a permanent one would also block the call that clears it
  if (fault['kind'] === 'close-early') fault['times'] ??= 1
  return fault as unknown as Fault // every field was checked above
}
