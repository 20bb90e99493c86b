import {createHmac} from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_MS = 30_000

function bytesOf(secret: string): Buffer {
  const bits = (secret.toUpperCase().match(/[A-Z2-7]/g) ?? [])
    .map(character => ALPHABET.indexOf(character).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** The six digits that an authenticator with this base32 secret shows (RFC 6238, SHA-1). */
export function totpCode(secret: string, nowMs: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(nowMs / STEP_MS)))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

/** The codes of the step before and of the next one are accepted too. */
export function acceptsCode(secret: string, code: unknown, nowMs: number): boolean {
  return [-STEP_MS, 0, STEP_MS].some(offset => totpCode(secret, nowMs + offset) === code)
}
