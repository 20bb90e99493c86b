import fc from 'fast-check'
import {expect, it} from 'vitest'
import {hasControlByte} from '../../../src/lib/client/control-byte.js'

/** Bytes that lie anywhere in memory. */
const bytes = fc
  .tuple(fc.nat(8), fc.array(fc.oneof(fc.constantFrom(0x00, 0x1f, 0x20, 0x7f, 0x80, 0x9f, 0xff), fc.nat(255))))
  .map(([offset, values]) => {
    const memory = new Uint8Array(offset + values.length)
    memory.set(values, offset)
    return memory.subarray(offset)
  })

it('finds what a look at each byte finds, wherever the bytes lie', () => {
  fc.assert(
    fc.property(bytes, found => {
      expect(hasControlByte(found)).toBe(found.some(byte => byte < 0x20))
    }),
    {numRuns: 2000},
  )
})

it('finds one byte at any place among others of any kind', () => {
  for (const other of [0x20, 0x7f, 0x80, 0xa0, 0xff]) {
    for (let place = 0; place < 16; place++) {
      for (const byte of [0x00, 0x0a, 0x1b, 0x1f, 0x20]) {
        const text = new Uint8Array(16).fill(other)
        text[place] = byte
        expect(hasControlByte(text.subarray(Math.min(place, 3)))).toBe(byte < 0x20)
      }
    }
  }
})
