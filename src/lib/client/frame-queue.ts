interface Item<T> {
  readonly value: T
  next: Item<T> | undefined
}

/**
 * A queue between the socket and one consumer: `push` never blocks, iteration waits. The owner watches `size` to pause
 * the socket while the consumer is slow.
 */
export class FrameQueue<T> implements AsyncIterableIterator<T, undefined> {
  /** A linked list: old copies of a grown array would keep large packets from being collected. */
  #first: Item<T> | undefined
  #last: Item<T> | undefined
  #size = 0
  #wake: (() => void) | undefined
  #ended = false
  #error: Error | undefined

  /** @param onTake called after each item taken, and when the consumer stops early */
  constructor(private readonly onTake: () => void = () => undefined) {}

  get size(): number {
    return this.#size
  }

  push(value: T): void {
    if (this.#ended) return
    const item = {value, next: undefined}
    if (this.#last) this.#last.next = item
    else this.#first = item
    this.#last = item
    this.#size++
    this.#wakeUp()
  }

  /** Ends the iteration after the queued items, with an error if one is given. */
  end(error?: Error): void {
    if (this.#ended) return
    this.#ended = true
    this.#error = error
    this.#wakeUp()
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    const item = await this.#filled()
    if (!item) return {value: undefined, done: true}
    this.#first = item.next
    if (!this.#first) this.#last = undefined
    item.next = undefined // a removed item must not keep the later items alive
    this.#size--
    this.onTake()
    return {value: item.value, done: false}
  }

  /** All queued items, at least one; undefined at the end. */
  async takeAll(): Promise<readonly T[] | undefined> {
    if (!(await this.#filled())) return undefined
    const values: T[] = []
    for (let item = this.#first; item;) {
      values.push(item.value)
      const {next}: Item<T> = item
      item.next = undefined // as in `next`
      item = next
    }
    this.#clear()
    return values
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.end()
    this.#error = undefined
    this.#clear()
    return Promise.resolve({value: undefined, done: true})
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #clear(): void {
    this.#first = this.#last = undefined
    this.#size = 0
    this.onTake()
  }

  /** Resolves to the first item, or to undefined at the end. @throws the error that ended the queue, once */
  async #filled(): Promise<Item<T> | undefined> {
    while (!this.#first) {
      const error = this.#error
      this.#error = undefined
      if (error) throw error
      if (this.#ended) return undefined
      await new Promise<void>(resolve => (this.#wake = resolve))
    }
    return this.#first
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}
