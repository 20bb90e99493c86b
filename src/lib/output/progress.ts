import {say} from '../errors/saying.js'
import {type Speech} from '../language/language.js'
import {spoken} from '../language/spoken.js'
import {sizeText} from '../protocol/size.js'
import {sanitize} from './sanitize.js'
import {cutToWidth, loadWidth, type Width} from './width.js'

/** The screen for progress. */
export interface ProgressScreen {
  write(text: string): void
  /** The width in cells of a terminal, which gets a bar; undefined for a log, which gets lines. */
  readonly columns: (() => number) | undefined
}

/** The time between two updates, in ms. */
const BAR_EVERY_MS = 100
const LINE_EVERY_MS = 5000
/** A shorter transfer needs no bar. */
const FIRST_BAR_MS = 300
const LABEL_CELLS = 30
const CLEAR_LINE = '\r\u001b[K'

/** Shows the progress of a transfer. It only draws on an update, so it needs no timer. */
export class Progress {
  #startMs: number | undefined
  #startBytes = 0
  #drawnMs = 0
  #drawn = false

  private constructor(
    private readonly screen: ProgressScreen,
    private readonly width: Width,
    private readonly now: () => number,
    private readonly speech: Speech,
  ) {}

  /** @param now a clock in ms */
  static async on(screen: ProgressScreen, speech: Speech, now = (): number => performance.now()): Promise<Progress> {
    return new Progress(screen, await loadWidth(), now, speech)
  }

  /** @param total in bytes; undefined if unknown */
  update(label: string, done: number, total: number | undefined): void {
    const now = this.now()
    if (this.#startMs === undefined || done < this.#startBytes) {
      // bytes of another run or connection do not count for the speed
      ;[this.#startMs, this.#startBytes] = [now, done]
      this.#drawnMs = now + (this.screen.columns ? FIRST_BAR_MS - BAR_EVERY_MS : 0)
    }
    if (now - this.#drawnMs < (this.screen.columns ? BAR_EVERY_MS : LINE_EVERY_MS)) return
    this.#drawnMs = now
    const rate = ((done - this.#startBytes) * 1000) / Math.max(1, now - this.#startMs)
    const cells = this.screen.columns?.()
    const name = sanitize(label)
    if (cells === undefined) return this.screen.write(`${name}: ${this.#figures(done, total, rate)}\n`)
    this.screen.write(CLEAR_LINE + this.#bar(name, this.#figures(done, total, rate), done, total, cells))
    this.#drawn = true
  }

  /** Removes the bar, so that other text can be written. */
  clear(): void {
    if (this.#drawn) this.screen.write(CLEAR_LINE)
    this.#drawn = false
  }

  /** Ends a transfer; the next update is for another one. */
  end(): void {
    this.clear()
    this.#startMs = undefined
  }

  #figures(done: number, total: number | undefined, rate: number): string {
    const speed = `${sizeText(Math.round(rate))}/s`
    if (total === undefined || done > total) return `${sizeText(done)}  ${speed}`
    const percent = `${Math.floor((done / total) * 100)} %`.padStart(5)
    const figures = {percent, done: sizeText(done), total: sizeText(total), speed}
    const what =
      rate > 0
        ? say('{percent}  {done} of {total}  {speed}  {left} left', {...figures, left: clock((total - done) / rate)})
        : say('{percent}  {done} of {total}  {speed}', figures)
    return spoken(what, this.speech)
  }

  #bar(name: string, figures: string, done: number, total: number | undefined, cells: number): string {
    const room = cells > 0 ? cells - 1 : 79 // a full last column would wrap on some terminals
    const short = cutToWidth(name, Math.max(0, Math.min(LABEL_CELLS, room - this.width(figures) - 2)), this.width)
    const text = `${short}  ${figures}`
    const barCells = room - this.width(short) - this.width(figures) - 6
    if (barCells < 5 || total === undefined || done > total) return cutToWidth(text, room, this.width)
    const full = Math.floor((done / total) * Math.min(barCells, 30))
    return `${short}  [${'#'.repeat(full).padEnd(Math.min(barCells, 30), '.')}]  ${figures}`
  }
}

/** `0:05`, `12:34`, `1:02:03` */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  if (parts[0] === 0) parts.shift()
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
