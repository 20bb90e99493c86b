/**
 * Does the work for `from`…`to - 1`; each starts when the one a window earlier is done.
 * @throws the first failure, after which no more work starts
 */
export async function inWindow(
  from: number,
  to: number,
  window: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  const done = new Set<number>()
  let [next, oldest] = [from, from]
  await new Promise<void>((resolve, reject) => {
    const go = (): void => {
      while (done.delete(oldest)) oldest++
      if (oldest >= to) return resolve()
      while (next < Math.min(to, oldest + window)) begin(next++)
    }
    const begin = (index: number): void => {
      const fail = (error: Error): void => {
        next = to
        reject(error)
      }
      const end = (): void => {
        done.add(index)
        go()
      }
      work(index).then(end, fail)
    }
    go()
  })
}
