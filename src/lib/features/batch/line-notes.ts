import {asSaying, say, type Saying} from '../../errors/saying.js'

/** Notes about lines: what is to be said of many of them at the same time is said once. */
export class LineNotes {
  /** By what is said. */
  readonly #waiting = new Map<string, {readonly note: Saying; readonly lines: number[]}>()

  /** @param tell given what stands for a line of its own */
  constructor(private readonly tell: (what: Saying) => void) {}

  add(line: number, what: Saying | string): void {
    if (this.#waiting.size === 0) setImmediate(() => this.flush())
    const note = asSaying(what)
    const key = JSON.stringify(note)
    const waiting = this.#waiting.get(key)
    if (waiting) waiting.lines.push(line)
    else this.#waiting.set(key, {note, lines: [line]})
  }

  /** Tells what waits. */
  flush(): void {
    for (const {note, lines} of this.#waiting.values()) {
      const [first = 0] = lines
      const {length: count} = lines
      this.tell(
        count === 1
          ? say('line {first}: {note}', {first, note})
          : say('{count} lines from line {first} on: {note}', {count, first, note}),
      )
    }
    this.#waiting.clear()
  }
}
