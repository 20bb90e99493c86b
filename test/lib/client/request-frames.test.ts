import fc from 'fast-check'
import {expect, it} from 'vitest'
import {FrameMaker} from '../../../src/lib/client/request-frames.js'
import {type Request} from '../../../src/lib/client/request.js'

function withBytes(value: Uint8Array, params: Request['params'] = {}): Request {
  return {action: 'upload_file_stream', params, bytes: {param: 'chunk_data', read: () => Buffer.from(value)}}
}

it('of a request with bytes is what JSON makes of it with them in base64', () => {
  const params = fc.dictionary(
    fc.string({unit: 'binary'}).filter(key => key !== '__proto__' && key !== 'chunk_data'),
    fc.oneof(fc.string({unit: 'binary'}), fc.integer(), fc.boolean()),
  )
  const maker = new FrameMaker()
  fc.assert(
    fc.property(params, fc.uint8Array({maxLength: 300}), fc.nat(), fc.boolean(), (rest, value, number, isReleased) => {
      const frame = maker.make(withBytes(value, rest), String(number))
      const chunk_data = Buffer.from(value).toString('base64')
      const whole = {action: 'upload_file_stream', params: {...rest, chunk_data}, echo: String(number)}
      expect(frame.toString()).toBe(Buffer.from(JSON.stringify(whole)).toString())
      if (isReleased) maker.release(frame)
    }),
  )
})

it('takes the place of one that is not needed any more, and of no other', () => {
  const maker = new FrameMaker()
  const [first, second] = [1, 2].map(fill => maker.make(withBytes(Buffer.alloc(100, fill)), String(fill)) as Buffer)
  expect(second?.buffer).not.toBe(first?.buffer)
  maker.release(first ?? '')
  const third = maker.make(withBytes(Buffer.alloc(90, 3)), '3') as Buffer
  expect(third.buffer).toBe(first?.buffer)
  expect((JSON.parse(third.toString()) as {echo: string}).echo).toBe('3')
  expect((JSON.parse(second?.toString() ?? '') as {echo: string}).echo).toBe('2')
  const large = maker.make(withBytes(Buffer.alloc(100_000, 4)), '4') as Buffer
  maker.release(third)
  expect((JSON.parse(large.toString()) as {echo: string}).echo).toBe('4')
})
