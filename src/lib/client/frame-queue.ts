/**
 * A queue between the socket and one consumer: `push` never blocks, iteration waits. The owner watches `size` to pause
 * the socket while the consumer is slow.
 */
export class FrameQueue<T> implements AsyncIterableIterator<T, undefined> {
  #items: (T | undefined)[] = []
  /** Where the unread items begin; shifting an array item by item costs its whole length each time. */
  #head = 0
  #wake: (() => void) | undefined
  #ended = false
  #error: Error | undefined

  /** @param onTake called after each item taken, and when the consumer stops early */
  constructor(private readonly onTake: () => void = () => undefined) {}

  get size(): number {
    return this.#items.length - this.#head
  }

  push(item: T): void {
    if (this.#ended) return
    this.#items.push(item)
    this.#wakeUp()
  }

  /** Ends the iteration, with an error if given, after what is queued has been taken. */
  end(error?: Error): void {
    if (this.#ended) return
    this.#ended = true
    this.#error = error
    this.#wakeUp()
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (!(await this.#filled())) return {value: undefined, done: true}
    const value = this.#items[this.#head] as T // size > 0
    this.#items[this.#head++] = undefined // a packet may be large: it is the consumer's alone now
    if (this.#head === this.#items.length || this.#head >= 1024) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    this.onTake()
    return {value, done: false}
  }

  /** All that is queued, one item at least; undefined at the end. */
  async takeAll(): Promise<readonly T[] | undefined> {
    if (!(await this.#filled())) return undefined
    const items = this.#items.slice(this.#head) as T[] // from the head on there are items
    this.#items = []
    this.#head = 0
    this.onTake()
    return items
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.end()
    this.#error = undefined
    this.#items = []
    this.#head = 0
    this.onTake()
    return Promise.resolve({value: undefined, done: true})
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Resolves when there is an item, or to false at the end. @throws the error that it ended with, once */
  async #filled(): Promise<boolean> {
    while (this.size === 0) {
      const error = this.#error
      this.#error = undefined
      if (error) throw error
      if (this.#ended) return false
      await new Promise<void>(resolve => (this.#wake = resolve))
    }
    return true
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}
