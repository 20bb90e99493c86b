/** Notes about lines: what is to be said of many of them at the same time is said once. */
export class LineNotes {
  readonly #waiting = new Map<string, number[]>()

  /** @param tell given what stands for a line of its own */
  constructor(private readonly tell: (text: string) => void) {}

  add(line: number, text: string): void {
    if (this.#waiting.size === 0) setImmediate(() => this.flush())
    const lines = this.#waiting.get(text)
    if (lines) lines.push(line)
    else this.#waiting.set(text, [line])
  }

  /** Tells what waits. */
  flush(): void {
    for (const [text, lines] of this.#waiting) {
      const [first = 0] = lines
      this.tell(lines.length === 1 ? `line ${first}: ${text}` : `${lines.length} lines from line ${first} on: ${text}`)
    }
    this.#waiting.clear()
  }
}
