import {parseDuration} from '../config/parse-duration.js'
import {type Sourced} from '../config/layers.js'
import {orThrow} from '../errors/attempt.js'
import {QQError} from '../errors/errors.js'
import {notAmong} from '../errors/refusals.js'
import {asSaying, atPlace, say, type Known, type Place} from '../errors/saying.js'
import {RETRY_CAUSES, type RetryCause, type RetryPolicy} from '../retry/retries.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {
  addedWait,
  chainedWait,
  exponentialWait,
  increasingWait,
  jitteredWait,
  randomWait,
  type Growth,
  type RetryWait,
} from '../retry/retry-waits.js'

type ProfileRetry = Sourced<Readonly<Record<string, unknown>>>

/** The keys of `retry` in a profile, which are the same as the flags. */
const PROFILE_TYPES = {times: 'number', wait: 'string', max_time: 'string', on: 'string', unsafe: 'boolean'} as const
const USELESS_RETRY_UNSAFE = say('--retry-unsafe requires --retry or --idempotency-key (in a batch: --resume)')
const DEFAULT_WAIT = 'exp:1s,30s,2'
const DEFAULT_CAUSES = 'connect,timeout'
const WAIT_HINT = say(
  'write none, 1s, fixed:1s, random:1s,3s, inc:1s,2s,10s, exp:MIN,MAX,BASE[,MULT], jitter:MIN,MAX,BASE, chain:1s,1s,5s or a sum such as 5s+random:0s,1s',
)

/**
 * The retry policy of the flags, or else of the profile.
 * @param hasMemory whether there is an idempotency key or a journal, which also use `--retry-unsafe`
 * @returns undefined if nothing is repeated
 * @throws QQError USAGE for malformed or useless flags, LOCAL for a malformed profile
 */
export function readRetryPolicy(
  flags: SharedFlags,
  profile: ProfileRetry | undefined,
  hasMemory: boolean,
): RetryPolicy | undefined {
  const inProfile = profile && checkProfile(profile)
  const times = flags.retry ?? inProfile?.times
  const read = <T>(key: 'wait' | 'max_time' | 'on', parse: (text: string) => T): T | undefined => {
    const flag = `retry-${key.replace('_', '-') as 'wait' | 'max-time' | 'on'}` as const
    const typed = flags[flag]
    if (typed !== undefined) {
      if (times === undefined) throw new QQError('USAGE', say('--{flag} requires --retry', {flag}))
      return named('USAGE', `--${flag}`, () => parse(typed))
    }
    const text = inProfile?.[key]
    if (text === undefined) return undefined
    return named('LOCAL', atPlace(profile?.source ?? '', asSaying(`retry.${key}`)), () => parse(text))
  }
  const policy = {
    wait: read('wait', parseWait) ?? parseWait(DEFAULT_WAIT),
    maxTimeMs: read('max_time', parseLimit),
    on: read('on', parseCauses) ?? parseCauses(DEFAULT_CAUSES),
    unsafe: flags['retry-unsafe'] ?? inProfile?.unsafe ?? false,
  }
  if (times === undefined && flags['retry-unsafe'] && !hasMemory) throw new QQError('USAGE', USELESS_RETRY_UNSAFE)
  return times === undefined || times === 0 ? undefined : {times, ...policy}
}

type Parts = readonly string[]

/** Each kind of wait: the number of its values, and its function. */
const WAITS: Readonly<Record<string, readonly [least: number, most: number, parse: (parts: Parts) => RetryWait]>> = {
  fixed: [1, 1, ([ms = '']) => always(parseDuration(ms))],
  random: [2, 2, ([min = '', max = '']) => randomWait(...parseRange(min, max))],
  inc: [3, 3, ([first = '', step = '', max = '']) => increasing(parseRange(first, max), parseDuration(step))],
  exp: [3, 4, parts => exponentialWait(parseGrowth(parts.length === 3 ? [...parts, firstOf(parts)] : parts))],
  jitter: [3, 3, parts => jitteredWait(parseGrowth(parts))],
  chain: [1, Infinity, parts => chainedWait(parts.map(ms => parseDuration(ms)))],
}

/** How long to wait before each repetition. @throws QQError USAGE */
export function parseWait(text: string): RetryWait {
  return addedWait(text.split('+').map(parseTerm))
}

function parseTerm(text: string): RetryWait {
  const [, kind = 'fixed', list = text === 'none' ? '0' : text] = /^(\w+):(.*)$/.exec(text) ?? []
  const parts = list.split(',')
  const [least = 0, most = 0, parse] = (Object.hasOwn(WAITS, kind) ? WAITS[kind] : undefined) ?? []
  if (!parse || parts.length < least || parts.length > most) throw noWait(text)
  return parse(parts)
}

function always(ms: number): RetryWait {
  return () => ms
}

function increasing([firstMs, maxMs]: readonly [number, number], stepMs: number): RetryWait {
  return increasingWait(firstMs, stepMs, maxMs)
}

/** Parses `MIN,MAX,BASE[,MULT]`; the first wait is MULT seconds (1 if absent), or another duration. */
function parseGrowth([min = '', max = '', base = '', start = '1']: Parts): Growth {
  const [minMs, maxMs] = parseRange(min, max)
  if (!isPositive(base)) throw noWait(base)
  const startMs = isPositive(start) ? Number(start) * 1000 : parseDuration(start)
  return {minMs, maxMs, base: Number(base), startMs}
}

/** The minimum; a second if that is 0, which no factor would make grow. */
function firstOf([min = '']: Parts): string {
  return parseDuration(min) > 0 ? min : '1'
}

function isPositive(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0
}

/** @throws QQError USAGE */
function parseRange(low: string, high: string): [number, number] {
  const range: [number, number] = [parseDuration(low), parseDuration(high)]
  if (range[0] > range[1]) throw new QQError('USAGE', say('{high} is less than {low}', {high, low}))
  return range
}

function noWait(text: string): QQError {
  return new QQError('USAGE', say('{text:quoted} is not a wait', {text}), {hint: WAIT_HINT})
}

/** @throws QQError USAGE */
export function parseLimit(text: string): number {
  const ms = parseDuration(text)
  if (ms > 0) return ms
  throw new QQError('USAGE', say('0 is too short: no try would be possible'), {hint: say('leave it out for no limit')})
}

/** @throws QQError USAGE */
export function parseCauses(text: string): ReadonlySet<RetryCause> {
  const causes = text.split(',').map(word => {
    const cause = RETRY_CAUSES.find(known => known === word.trim())
    if (cause) return cause
    throw notAmong('USAGE', word, RETRY_CAUSES)
  })
  return new Set(causes)
}

interface InProfile {
  readonly times?: number
  readonly wait?: string
  readonly max_time?: string
  readonly on?: string
  readonly unsafe?: boolean
}

/** @throws QQError LOCAL */
function checkProfile({value, source}: ProfileRetry): InProfile {
  const refused = (what: Known): QQError => new QQError('LOCAL', atPlace(source, what))
  for (const [key, item] of Object.entries(value)) {
    const type = Object.hasOwn(PROFILE_TYPES, key) ? PROFILE_TYPES[key as keyof typeof PROFILE_TYPES] : undefined
    if (type === undefined)
      throw refused({kind: 'input.noField', name: 'retry', field: key, available: Object.keys(PROFILE_TYPES)})
    const isGood = typeof item === type && (type !== 'number' || (Number.isSafeInteger(item) && Number(item) >= 0))
    if (isGood) continue
    const wanted = type === 'number' ? 'count' : type === 'string' ? 'string' : 'bool'
    throw refused({kind: 'input.wrongType', name: `retry.${key}`, wanted})
  }
  return value
}

function named<T>(code: 'USAGE' | 'LOCAL', place: Place, parse: () => T): T {
  return orThrow(parse, error => (error instanceof QQError ? error.at(place, code) : error))
}
