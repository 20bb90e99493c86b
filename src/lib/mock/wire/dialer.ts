import {setTimeout as sleep} from 'node:timers/promises'
import {WebSocket} from 'ws'
import {MAX_CLIENT_FRAME_BYTES} from './listener.js'

/** The client to connect to, and how. */
export interface DialOptions {
  readonly url: string
  /** The time between two tries, in ms; NapCat's 5,000 if absent. */
  readonly intervalMs?: number
}

/** How long NapCat waits for the handshake, in ms (network/websocket-client.ts). */
const HANDSHAKE_MS = 2000

/** Connects to a waiting client repeatedly until aborted, as NapCat's own WebSocket client does. */
export async function keepDialing(
  {url, intervalMs = 5000}: DialOptions,
  identity: {readonly selfId: number; readonly token: string},
  onOpen: (socket: WebSocket, path: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await dial(url, headersOf(identity), onOpen, signal)
    await sleep(intervalMs, undefined, {signal}).catch(() => undefined) // aborted: the loop ends
  }
}

/** The empty token is sent too. */
function headersOf({selfId, token}: {readonly selfId: number; readonly token: string}): Record<string, string> {
  return {
    'X-Self-ID': String(selfId),
    Authorization: `Bearer ${token}`,
    'x-client-role': 'Universal',
    'User-Agent': 'OneBot/11',
  }
}

/** Resolves when the connection has ended or could not be opened. */
async function dial(
  url: string,
  headers: Record<string, string>,
  onOpen: (socket: WebSocket, path: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const options = {
    headers,
    handshakeTimeout: HANDSHAKE_MS,
    perMessageDeflate: false,
    maxPayload: MAX_CLIENT_FRAME_BYTES,
  }
  const socket = new WebSocket(url, options)
  const hangUp = (): void => socket.terminate()
  signal.addEventListener('abort', hangUp, {once: true})
  socket.on('error', () => undefined) // 'close' follows
  socket.once('open', () => onOpen(socket, new URL(url).pathname))
  await new Promise(resolve => socket.once('close', resolve))
  signal.removeEventListener('abort', hangUp)
}
