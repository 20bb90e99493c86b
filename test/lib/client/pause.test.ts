import {expect, it} from 'vitest'
import {pause} from '../../../src/lib/client/pause.js'

it('waits, with a signal or without', async () => {
  await pause(1)
  await pause(0, new AbortController().signal)
})

it('ends with the reason of its signal', async () => {
  const controller = new AbortController()
  const waiting = pause(60_000, controller.signal)
  const reason = new Error('enough')
  controller.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  await expect(pause(60_000, controller.signal)).rejects.toBe(reason)
})

it('waits for longer than a timer can', async () => {
  const controller = new AbortController()
  const waiting = pause(2 ** 40, controller.signal)
  setImmediate(() => controller.abort('still there'))
  await expect(waiting).rejects.toBe('still there')
})
