import {describe, expect, it} from 'vitest'
import {cutPacket, decodeInPlace} from '../../../src/lib/client/packet.js'

const BYTES = Buffer.from(Array.from({length: 5000}, (_, index) => (index * 7) % 256))

/** A frame of a download, with this in it. */
function frameWith(data: unknown, more: Readonly<Record<string, unknown>> = {}): Buffer {
  return Buffer.from(JSON.stringify({status: 'ok', retcode: 0, data, echo: '1', stream: 'stream-action', ...more}))
}

const chunk = {type: 'stream', index: 3, data: BYTES.toString('base64'), size: 5000, name: '图'}

describe('a packet', () => {
  it('is read without its bytes, which are decoded where they lie', () => {
    const raw = frameWith(chunk)
    const packet = cutPacket(raw)
    expect(packet?.frame).toEqual({
      ...{status: 'ok', retcode: 0, echo: '1', stream: 'stream-action'},
      data: {...chunk, data: ''},
    })
    expect(packet?.data).toBe(packet?.frame['data'])
    expect(packet?.text.toString()).toBe(chunk.data)
    const bytes = decodeInPlace(packet!)
    expect(bytes.equals(BYTES)).toBe(true)
    expect(bytes.buffer).toBe(raw.buffer)
  })

  it.each([
    ['short', frameWith({...chunk, data: 'QQ=='})],
    ['without data', frameWith({...chunk, data: undefined, other: chunk.data})],
    ['with escapes', frameWith({...chunk, data: `${chunk.data}\n`})],
    ['with a byte that no text has', Buffer.from(frameWith(chunk).toString().replace(chunk.data, `${chunk.data}\n`))],
    ['with its text elsewhere', frameWith({type: 'stream', data: {data: chunk.data}})],
    ['with its text twice', frameWith({...chunk, data: '', a: {data: chunk.data}})],
    ['cut off', frameWith(chunk).subarray(0, 6000)],
    ['that is no JSON', Buffer.concat([frameWith(chunk), Buffer.from('}')])],
    ['of no stream', frameWith(chunk, {stream: 'normal-action'})],
    ['that is an event', frameWith(chunk, {stream: undefined, post_type: 'notice'})],
  ])('%s is none to cut', (_what, raw) => {
    expect(cutPacket(raw)).toBeUndefined()
  })
})
