import {DEFAULT_WAIT_MS, factsOf} from '../protocol/actions.js'
import {type ActionFacts} from '../protocol/catalog/facts.js'
import {isJsonObject} from '../protocol/json.js'
import {type Params, type Request} from './request.js'

/** How long a call waits, in ms; 0 = no limit. */
export interface Waits {
  /** The wait for the reply, or for the first packet of a stream. */
  readonly firstMs: number
  /** The wait between two packets of a stream. */
  readonly nextMs: number
}

/** Stream actions: how long NapCat may fetch from QQ before the first packet, and how long it may be silent later. */
const FIRST_PACKET_MS = 120_000
const NEXT_PACKET_MS = 60_000
/** NapCat puts no limit on fetching a URL. */
const FETCH_MS = 30 * 60_000
/** Additional time for the transfer if the server has its own limit. */
const BEYOND_SERVER_MS = 5000

/**
 * The waits by the catalogue, and for a call with data the time for its size at 256 KB/s, NapCat's own rate.
 * @param limitMs the caller's limit for the reply and for each packet. It replaces the other limits, but not the time
 * that the server was given: giving up earlier would be useless
 */
export function waitsFor(
  {action, params = {}, fileBytes = 0, serverMs}: Pick<Request, 'action' | 'fileBytes' | 'serverMs'> & Partial<Request>,
  frameBytes: number,
  isStream: boolean,
  limitMs?: number,
): Waits {
  const leastMs = serverMs === undefined ? 0 : serverMs + BEYOND_SERVER_MS
  if (limitMs !== undefined) return {firstMs: limitMs === 0 ? 0 : Math.max(limitMs, leastMs), nextMs: limitMs}
  const facts = factsOf(action)
  const knownMs = facts?.waitMs ?? DEFAULT_WAIT_MS
  const grownMs = facts?.waitGrowsWithSize ? knownMs + Math.ceil((frameBytes + fileBytes) / 256) : knownMs
  const firstMs = Math.max(grownMs, leastMs, facts && namesUrl(facts, params) ? FETCH_MS : 0)
  return {firstMs: isStream ? Math.max(firstMs, FIRST_PACKET_MS) : firstMs, nextMs: NEXT_PACKET_MS}
}

/** Whether NapCat fetches a URL for this call: a file, or one in a segment or CQ code of a message. */
function namesUrl({params: known}: ActionFacts, params: Params): boolean {
  return Object.entries(params).some(([name, value]) => {
    const type = known[name]?.type
    if (type === 'file') return isUrl(value)
    return type === 'segments' && hasUrl(value)
  })
}

function hasUrl(value: unknown): boolean {
  if (typeof value === 'string') return /\[CQ:[^\]]*\bfile=https?:/.test(value)
  if (Array.isArray(value)) return value.some(hasUrl)
  return isJsonObject(value) && (isUrl(value['file']) || Object.values(value).some(hasUrl))
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:/.test(value)
}
