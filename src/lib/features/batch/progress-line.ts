import {type Counts} from './tally.js'
import {type Session} from '../../run/session.js'
import {clockMs} from '../../protocol/timers.js'

/** Between two drawings, in ms. */
const EVERY_MS = 200
const CLEAR_LINE = '\r\u001b[K'

export interface ProgressLine {
  /** Something has changed. */
  readonly update: (counts: Counts) => void
  /** Takes it away. */
  readonly end: () => void
}

/**
 * A line on stderr that says how far a batch has come, drawn again and again; only where somebody watches, and results go
 * elsewhere.
 */
export function progressLine({io, notes}: Session): ProgressLine {
  const {stdout, stderr} = io
  if (notes.isQuiet || !stderr.isTTY || stdout.isTTY) return {update: () => undefined, end: () => undefined}
  const startMs = clockMs()
  let drawnMs = startMs
  return {
    update: ({done, failed, earlier}) => {
      const now = clockMs()
      if (now - drawnMs < EVERY_MS) return
      drawnMs = now
      const rate = Math.round((done + failed) / ((now - startMs) / 1000))
      stderr.write(`${CLEAR_LINE}${done + failed + earlier} lines, ${failed} failed, ${rate}/s`)
    },
    end: () => void stderr.write(CLEAR_LINE),
  }
}
