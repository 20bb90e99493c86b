/**
 * Sends chunks `from`…`total - 1`, each once, and resolves when all are acknowledged. No chunk leaves before the one `window`
 * places earlier is acknowledged: whoever knows how many have arrived knows that none is missing that far below.
 * @param prepare makes ready to send one chunk; the next is prepared when that is done
 */
export async function sendChunks(
  {from, total, window}: {readonly from: number; readonly total: number; readonly window: number},
  prepare: (index: number) => Promise<() => Promise<void>>,
): Promise<void> {
  /** By their index, in that order. */
  const unacknowledged = new Map<number, Promise<void>>()
  for (let index = from; index < total; index++) {
    for (const [lowest, acknowledged] of unacknowledged) {
      if (index - lowest < window) break
      await acknowledged
    }
    const send = await prepare(index)
    const acknowledged = send().then(() => void unacknowledged.delete(index))
    acknowledged.catch(() => undefined) // thrown where it is waited for; the first of several is enough
    unacknowledged.set(index, acknowledged)
  }
  await Promise.all(unacknowledged.values())
}
