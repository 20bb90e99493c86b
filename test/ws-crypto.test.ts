import {createHash} from 'node:crypto'
import path from 'node:path'
import {createRequire} from 'node:module'
import {expect, it} from 'vitest'
import {ROOT} from './support/run.js'

interface WsCrypto {
  createHash: (algorithm: string) => {update: (text: string) => {digest: (encoding: BufferEncoding) => string}}
  randomFillSync: (bytes: Buffer, start: number, length: number) => Buffer
  randomBytes: (length: number) => Buffer
}
const shim = createRequire(__filename)(path.join(ROOT, 'build/shims/ws-crypto.cjs')) as WsCrypto

it('computes SHA-1 as node:crypto does, at every length about the blocks', () => {
  for (let length = 0; length < 200; length++) {
    const text = Array.from({length}, (_, i) => String.fromCharCode(33 + ((i * 7 + length) % 90))).join('')
    const wanted = createHash('sha1').update(text).digest('base64')
    expect(shim.createHash('sha1').update(text).digest('base64')).toBe(wanted)
  }
})

it('fills what it was asked to fill with random bytes, and no more', () => {
  const bytes = shim.randomFillSync(Buffer.alloc(8192), 100, 8000)
  expect(bytes.subarray(0, 100).equals(Buffer.alloc(100))).toBe(true)
  expect(bytes.subarray(8100).equals(Buffer.alloc(92))).toBe(true)
  const seen = new Set(bytes.subarray(100, 8100))
  expect(seen.size).toBe(256)
  expect(shim.randomBytes(16).equals(shim.randomBytes(16))).toBe(false)
})
