import {expect, it, onTestFinished, vi} from 'vitest'
import {EventFrame} from '../../../../src/lib/client/event-frame.js'
import {forwardEvent} from '../../../../src/lib/operations/events/forward-event.js'

it('ends with the reason of its signal while it waits to try again', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const asked = vi.fn(async () => {
    setImmediate(() => controller.abort(reason)) // the answer has been read by then
    return Promise.resolve(new Response(null, {status: 503}))
  })
  vi.stubGlobal('fetch', asked)
  onTestFinished(() => void vi.unstubAllGlobals())
  const frame = EventFrame.parsed(Buffer.from('{}'), {post_type: 'notice', self_id: 1})
  const url = new URL('http://127.0.0.1:1')
  const options = {url, headers: {}, secret: undefined, signal: controller.signal, retryMs: 600_000}
  await expect(forwardEvent(frame, options)).rejects.toBe(reason)
  expect(asked).toHaveBeenCalledTimes(1)
})
