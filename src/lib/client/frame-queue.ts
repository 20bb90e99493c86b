/**
 * A queue between the socket and one consumer: `push` never blocks, iteration waits. The owner watches `size` to pause
 * the socket while the consumer is slow.
 */
export class FrameQueue<T> implements AsyncIterableIterator<T, undefined> {
  #items: (T | undefined)[] = []
  /** Where the unread items begin; shifting an array item by item costs its whole length each time. */
  #head = 0
  #waiting: ((result: IteratorResult<T, undefined>) => void) | undefined
  #rejectWaiting: ((error: Error) => void) | undefined
  #ended = false
  #error: Error | undefined

  /** @param onTake called after each item taken, and when the consumer stops early */
  constructor(private readonly onTake: () => void = () => undefined) {}

  get size(): number {
    return this.#items.length - this.#head
  }

  push(item: T): void {
    if (this.#ended) return
    if (this.#waiting) this.#settle(resolve => resolve({value: item, done: false}))
    else this.#items.push(item)
  }

  /** Ends the iteration, with an error if given, after what is queued has been taken. */
  end(error?: Error): void {
    if (this.#ended) return
    this.#ended = true
    if (this.#waiting)
      this.#settle((resolve, reject) => (error ? reject(error) : resolve({value: undefined, done: true})))
    else this.#error = error
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    if (this.size > 0) {
      const value = this.#items[this.#head] as T // size > 0
      this.#items[this.#head++] = undefined // a packet may be large: it is the consumer's alone now
      if (this.#head === this.#items.length || this.#head >= 1024) {
        this.#items = this.#items.slice(this.#head)
        this.#head = 0
      }
      this.onTake()
      return {value, done: false}
    }
    const error = this.#error
    this.#error = undefined
    if (error) throw error
    if (this.#ended) return {value: undefined, done: true}
    return new Promise((resolve, reject) => {
      this.#waiting = resolve
      this.#rejectWaiting = reject
    })
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.end()
    this.#items = []
    this.#head = 0
    this.onTake()
    return Promise.resolve({value: undefined, done: true})
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #settle(
    act: (resolve: (result: IteratorResult<T, undefined>) => void, reject: (error: Error) => void) => void,
  ): void {
    const [resolve, reject] = [this.#waiting, this.#rejectWaiting]
    this.#waiting = this.#rejectWaiting = undefined
    if (resolve && reject) act(resolve, reject)
  }
}
