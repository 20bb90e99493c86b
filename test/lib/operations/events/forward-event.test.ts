import {createServer} from 'node:http'
import {expect, it, onTestFinished, vi} from 'vitest'
import {EventFrame} from '../../../../src/lib/client/event-frame.js'
import {forwardEvent} from '../../../../src/lib/operations/events/forward-event.js'
import {listening} from '../../client/servers.js'

const frame = EventFrame.parsed(Buffer.from('{}'), {post_type: 'notice', self_id: 1})
const wanted = async (): Promise<void> => Promise.reject(new Error('nothing was answered'))

it('ends with the reason of its signal while it waits to try again', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const asked = vi.fn(async () => {
    setImmediate(() => controller.abort(reason)) // the answer has been read by then
    return Promise.resolve(new Response(null, {status: 503}))
  })
  vi.stubGlobal('fetch', asked)
  onTestFinished(() => void vi.unstubAllGlobals())
  const url = new URL('http://127.0.0.1:1')
  const options = {url, headers: {}, secret: undefined, signal: controller.signal, retryMs: 600_000}
  await expect(forwardEvent(frame, options)).rejects.toBe(reason)
  expect(asked).toHaveBeenCalledTimes(1)
})

/** A server that answers without an end, and how many asked it. */
async function endless(): Promise<{readonly url: URL; readonly asked: () => number}> {
  let asked = 0
  const port = await listening(
    createServer((request, response) => {
      asked++
      request.resume()
      const more = (): void => {
        while (response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    }),
  )
  return {url: new URL(`http://127.0.0.1:${port}`), asked: () => asked}
}

it('reads no answer without an end, and does not send the event again for it', async () => {
  const {url, asked} = await endless()
  const options = {url, headers: {}, secret: undefined, retryMs: 1}
  await expect(forwardEvent(frame, {...options, onAnswer: wanted})).rejects.toMatchObject({
    code: 'LOCAL',
    message: `the answer of ${url.origin} to an event is longer than 1048576 bytes`,
  })
  expect(asked()).toBe(1)
  await forwardEvent(frame, options) // nobody wants its answer
  expect(asked()).toBe(2)
})

it('waits for the end of an answer for as long as for its beginning, and does not send the event again', async () => {
  const asked = vi.fn(async (_url: unknown, {signal}: {signal: AbortSignal}) => {
    const body = new ReadableStream({
      start: controller => signal.addEventListener('abort', () => controller.error(signal.reason)),
    })
    return Promise.resolve(new Response(body))
  })
  vi.stubGlobal('fetch', asked)
  onTestFinished(() => void vi.unstubAllGlobals())
  const options = {url: new URL('http://127.0.0.1:1'), headers: {}, secret: undefined, retryMs: 1, timeoutMs: 20}
  await expect(forwardEvent(frame, {...options, onAnswer: wanted})).rejects.toMatchObject({
    code: 'LOCAL',
    message: 'the answer of http://127.0.0.1:1 to an event did not end within 0.02 s',
  })
  await forwardEvent(frame, options)
  expect(asked).toHaveBeenCalledTimes(2)
})
