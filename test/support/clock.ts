import {syncBuiltinESMExports} from 'node:module'
import timers from 'node:timers/promises'
import {onTestFinished} from 'vitest'

const {setTimeout: sleep, setImmediate: tick} = timers
const {hrtime} = process

/** Has what would pause pass at once until the test is over, and the clock move on by as much. @returns the pauses, in ms */
export function fastClock(): number[] {
  const pauses: number[] = []
  let aheadMs = 0
  replaceClock(ms => ms + aheadMs)
  timers.setTimeout = async (ms = 0, value) => {
    pauses.push(ms)
    aheadMs += ms
    return tick(value)
  }
  syncBuiltinESMExports()
  return pauses
}

/** Has the clock go a thousand times as fast until the test is over, so that an answer after 20 ms is one after 20 s. */
export function quickClock(): void {
  replaceClock(ms => ms * 1000)
}

/** @param change the time that is to be told for that of the real clock, in ms */
function replaceClock(change: (ms: number) => number): void {
  const changed = (): [number, number] => {
    const [seconds, nanoseconds] = hrtime()
    const ms = change(seconds * 1000 + nanoseconds / 1e6)
    return [Math.floor(ms / 1000), (ms % 1000) * 1e6]
  }
  process.hrtime = Object.assign(changed, {bigint: () => hrtime.bigint()})
  onTestFinished(() => {
    process.hrtime = hrtime
    timers.setTimeout = sleep
    syncBuiltinESMExports()
  })
}
