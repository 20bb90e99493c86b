// What the bare servers of the benchmarks share: as much of a WebSocket server as their clients need, on net.
import {createHash} from 'node:crypto'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** Answers the upgrade request that `bytes` begin with. @returns what comes behind it */
export function acceptUpgrade(socket, bytes) {
  const [, key] = /sec-websocket-key: *([^\r]+)/i.exec(bytes.toString('latin1'))
  const accept = createHash('sha1')
    .update(key + GUID)
    .digest('base64')
  const headers = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}`
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n\r\n`)
  return bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)
}

/** A whole text as a server sends it. */
export function textFrame(...parts) {
  const payload = Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part)))
  const header = payload.length < 126 ? Buffer.alloc(2) : payload.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
  header[0] = 0x81
  header[1] = header.length === 2 ? payload.length : header.length === 4 ? 126 : 127
  if (header.length === 4) header.writeUInt16BE(payload.length, 2)
  if (header.length === 10) header.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([header, payload])
}

/** Where the payload of the masked frame at `at` begins and ends; undefined while not even that is there. */
export function boundsOf(bytes, at = 0) {
  if (bytes.length < at + 2) return undefined
  const short = bytes[at + 1] & 127
  const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10) + 4
  if (bytes.length < start) return undefined
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
  return {start, end: start + length}
}

/** What kind of frame begins at `at`. */
export const kindOf = (bytes, at = 0) => ({8: 'close', 9: 'ping'})[bytes[at] & 15] ?? 'text'
export const CLOSE = Buffer.from([0x88, 0])
export const PONG = Buffer.from([0x8a, 0])
