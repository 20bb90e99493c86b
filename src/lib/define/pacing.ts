import {pause} from '../client/pause.js'
import {parseDuration} from '../config/parse-duration.js'
import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {say} from '../errors/saying.js'
import {clockMs} from '../protocol/timers.js'
import {type pacingFlags} from '../vocabulary/flags.js'
import {type Given} from '../vocabulary/typed.js'

export type PacingFlags = Given<typeof pacingFlags>

/** Waits between calls, because QQ's risk control reacts to calls that are too fast or too regular. */
export interface Pace {
  /**
   * Resolves when the next call may be made; at once for the first. Rejects when aborted.
   * @param onWait called before a wait, with its length
   */
  next(signal?: AbortSignal, onWait?: (ms: number) => void): Promise<void>
  /** The call was not needed after all, so the next one need not wait for it. */
  skip(): void
}

/**
 * `--delay 2s`, `--delay 1s..3s` (a random pause in between), `--rate 5/s`.
 * @throws QQError USAGE
 */
export function pace({delay, rate}: PacingFlags): Pace {
  const [min, max] = delay === undefined ? [intervalOf(rate), intervalOf(rate)] : rangeOf(delay)
  let lastStart: number | undefined
  return {
    async next(signal, onWait) {
      const waitMs = min + Math.random() * (max - min)
      // a rate counts from start to start, a delay from the end of one call to the start of the next
      const due = lastStart === undefined ? 0 : rate === undefined ? waitMs : lastStart + waitMs - clockMs()
      if (due > 0) {
        onWait?.(due)
        await pause(due, signal)
      }
      lastStart = clockMs()
    },
    skip() {
      lastStart = undefined
    },
  }
}

function rangeOf(text: string): [number, number] {
  const [low = '', high = low] = text.split('..')
  const range: [number, number] = [parseDuration(low, '--delay'), parseDuration(high, '--delay')]
  if (range[0] > range[1])
    throw new QQError('USAGE', say('--delay: {text} is not a range: the end is less than the start', {text}))
  return range
}

function intervalOf(rate: string | undefined): number {
  if (rate === undefined) return 0
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(?:\/([smh]))?$/.exec(rate) ?? []
  if (amount === undefined || Number(amount) === 0) throw malformed('USAGE', 'rate', rate, '--rate')
  return parseDuration(`1${unit}`) / Number(amount)
}
