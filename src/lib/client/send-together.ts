import {type Duplex} from 'node:stream'
import type {WebSocket} from 'ws' with {'resolution-mode': 'import'}

/** A whole text, and that its length and a mask follow (RFC 6455, section 5.2). */
const FINAL_TEXT = 0x81
const MASKED = 0x80
const MASK_BYTES = 4
const LONGEST_HEADER = 10 + MASK_BYTES

/**
 * Sends texts, each as a frame, in one write: ws knows no way to that, and hands each frame over in two.
 * @param zeroMask whether the mask may be zeros, see `needsNoMask`
 */
export function sendTogether(socket: WebSocket, texts: readonly string[], zeroMask: boolean): void {
  const wire = (socket as unknown as {_socket: Duplex | null})._socket
  if (zeroMask && wire && socket.readyState === socket.OPEN) {
    wire.write(maskedWithZeros(texts))
    return
  }
  wire?.cork()
  for (const text of texts) socket.send(text)
  wire?.uncork()
}

function maskedWithZeros(texts: readonly string[]): Buffer {
  let most = 0
  for (const text of texts) most += LONGEST_HEADER + text.length * 3
  const frames = Buffer.allocUnsafe(most)
  let at = 0
  for (const text of texts) {
    at = writeHeader(frames, at, Buffer.byteLength(text))
    at += frames.write(text, at)
  }
  return frames.subarray(0, at)
}

/** @returns where the text is to begin */
function writeHeader(frames: Buffer, at: number, bytes: number): number {
  frames[at++] = FINAL_TEXT
  if (bytes < 126) frames[at++] = MASKED | bytes
  else if (bytes < 65_536) {
    frames[at++] = MASKED | 126
    at = frames.writeUInt16BE(bytes, at)
  } else {
    frames[at++] = MASKED | 127
    at = frames.writeBigUInt64BE(BigInt(bytes), at)
  }
  return frames.writeUInt32LE(0, at)
}
