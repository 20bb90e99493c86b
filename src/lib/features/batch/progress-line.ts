import {type Counts} from './tally.js'
import {clockMs} from '../../protocol/timers.js'

/** Between two drawings, in ms. */
const EVERY_MS = 200
const CLEAR_LINE = '\r\u001b[K'

/**
 * A line on stderr that says how far a batch has come, drawn again and again; only where somebody watches, and results go
 * elsewhere.
 * @returns what is to be called when something has changed
 */
export function progressLine(isQuiet: boolean): (counts: Counts) => void {
  if (isQuiet || !process.stderr.isTTY || process.stdout.isTTY) return () => undefined
  const startMs = clockMs()
  let drawnMs = startMs
  process.on('exit', () => process.stderr.write(CLEAR_LINE))
  return ({done, failed, earlier}) => {
    const now = clockMs()
    if (now - drawnMs < EVERY_MS) return
    drawnMs = now
    const rate = Math.round((done + failed) / ((now - startMs) / 1000))
    process.stderr.write(`${CLEAR_LINE}${done + failed + earlier} lines, ${failed} failed, ${rate}/s`)
  }
}
