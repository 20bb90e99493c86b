/**
 * Sends chunks `from`…`total - 1`, each once, and resolves when all are acknowledged. No chunk leaves before the one `window`
 * places earlier is acknowledged: whoever knows how many have arrived knows that none is missing that far below.
 * @param prepare makes ready to send one chunk; the next is prepared when that is done
 */
export async function sendChunks(
  {from, total, window}: {readonly from: number; readonly total: number; readonly window: number},
  prepare: (index: number) => Promise<() => Promise<void>>,
): Promise<void> {
  /** Of the latest chunks, each in the place of the one a window below it. */
  const acknowledgements: Promise<void>[] = []
  for (let index = from; index < total; index++) {
    await acknowledgements[index % window]
    const send = await prepare(index)
    const acknowledged = send()
    acknowledged.catch(() => undefined) // thrown where it is waited for; the first of several is enough
    acknowledgements[index % window] = acknowledged
  }
  await Promise.all(acknowledgements)
}
