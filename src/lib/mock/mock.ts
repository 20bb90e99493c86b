import {setMaxListeners} from 'node:events'
import {setTimeout as sleep} from 'node:timers/promises'
import {type AddressInfo} from 'node:net'
import {type RawData, type WebSocket, WebSocketServer} from 'ws'
import {QQError} from '../errors/errors.js'
import {stringifyJson} from '../protocol/json.js'
import {admit, pathOf} from './wire/admission.js'
import {Dispatcher} from './wire/dispatcher.js'
import {type Fault, FaultList} from './faults.js'
import {unauthorizedFrame} from './wire/frames.js'
import {Hub} from './wire/hub.js'
import {type CallRecord} from './recorder.js'
import {say, type Said} from './say.js'
import {type Scenario} from './scenario.js'
import {makeWorld} from './make-world.js'
import {type World} from './world.js'

export {type CallRecord, callLine} from './recorder.js'
export {type Fault} from './faults.js'
export {parseScenario} from './parse-scenario.js'
export {type Said} from './say.js'
export {type Scenario} from './scenario.js'
export {type World} from './world.js'

/** A frame of a client may be so long; a longer one ends its connection with 1009. */
const MAX_FRAME_BYTES = 50 * 1024 * 1024

export interface MockOptions {
  /** 127.0.0.1 when absent. */
  readonly host?: string
  /** 0 = a free one, also when absent. */
  readonly port?: number
  /** '' = open, also when absent. */
  readonly token?: string
  /** 30,000 when absent; 0 or less = no heartbeats. */
  readonly heartbeatMs?: number
  /** The built-in world when absent. */
  readonly scenario?: Scenario
  /** Whether own messages are reported as message_sent events, NapCat's reportSelfMessage; false when absent. */
  readonly reportSelf?: boolean
  /** Milliseconds between the packets of test_download_stream; 5 when absent (NapCat takes 100). */
  readonly streamIntervalMs?: number
  /** Called after each call was answered, or is known to stay unanswered. */
  readonly onCall?: (call: CallRecord) => void
}

/** A running mock server. */
export interface Mock {
  /** ws://host:port, without a path. */
  readonly url: string
  readonly port: number
  /** Every call so far, in the order in which they were answered; pseudo-actions are not among them. */
  readonly calls: readonly CallRecord[]
  readonly world: World
  /** Sends an event to every event client; time and self_id are filled in. */
  emit(event: Record<string, unknown>): void
  /**
   * Lets somebody say something: the message is stored, and its event sent. Returns its message_id.
   * @throws Refusal for an unknown group or user, and when there is nothing to say
   */
  say(said: Said): number
  fault(fault: Fault): void
  clearFaults(): void
  /** Terminates all sockets: clients see 1006. */
  dropConnections(): void
  /** Ends every connection and timer; resolves when the port is free. */
  close(): Promise<void>
}

function frameText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}

async function listening(server: WebSocketServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve((server.address() as AddressInfo).port)) // a TCP server's address is an object
    server.once('error', error => {
      const hint = 'code' in error && error.code === 'EADDRINUSE' ? 'give another --port; 0 is a free one' : undefined
      reject(new QQError('LOCAL', `cannot listen on ${host}:${port}: ${error.message}`, {hint, cause: error}))
    })
  })
}

/** Sends the scenario's events, each at its time; ends quietly with the signal. */
async function playEvents(scenario: Scenario | undefined, hub: Hub, signal: AbortSignal): Promise<void> {
  const play = async (afterMs: number, event: Readonly<Record<string, unknown>>): Promise<void> => {
    await sleep(afterMs, undefined, {signal})
    hub.emit({...event})
  }
  await Promise.allSettled((scenario?.events ?? []).map(async ({after_ms, event}) => play(after_ms, event)))
}

function serve(socket: WebSocket, path: string, events: boolean, hub: Hub, dispatcher: Dispatcher): void {
  const connection = {socket, path}
  const closed = new AbortController()
  setMaxListeners(0, closed.signal) // calls run at the same time without limit
  socket.on('close', () => closed.abort())
  socket.on('message', data => void dispatcher.receive(connection, frameText(data), closed.signal))
  hub.add(connection, events)
}

function acceptInto(server: WebSocketServer, token: string, faults: FaultList, hub: Hub, dispatcher: Dispatcher): void {
  server.on('connection', (socket, request) => {
    socket.on('error', () => undefined) // a broken frame: ws closes the socket by itself, with the right code
    if (faults.takeForConnection() !== undefined) {
      socket.close()
      return
    }
    const admission = admit(request, token)
    if (admission === 'silent') hub.hold(socket)
    else if (admission === 'refused') {
      socket.send(stringifyJson(unauthorizedFrame()))
      socket.close()
    } else serve(socket, pathOf(request), admission === 'events', hub, dispatcher)
  })
}

async function closed(server: WebSocketServer): Promise<void> {
  return new Promise(resolve => {
    for (const socket of server.clients) socket.terminate()
    server.close(() => resolve())
  })
}

/**
 * Starts a server that behaves on the wire like NapCat, with a small world behind it.
 * @throws QQError LOCAL when the port cannot be had
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const {host = '127.0.0.1', port = 0, token = '', heartbeatMs = 30_000, scenario} = options
  const stopping = new AbortController()
  const world = makeWorld(scenario)
  const faults = new FaultList(scenario?.faults)
  const calls: CallRecord[] = []
  const hub: Hub = new Hub(world, heartbeatMs, () => void playEvents(scenario, hub, stopping.signal))
  const emit = (event: Record<string, unknown>): void => hub.emit(event)
  const {reportSelf = false, streamIntervalMs = 5} = options
  const context = {world, reportSelf, streamIntervalMs, emit}
  const dispatcher = new Dispatcher({world, hub, faults, calls}, context, call => {
    calls.push(call)
    options.onCall?.(call)
  })
  const server = new WebSocketServer({host, port, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false})
  acceptInto(server, token, faults, hub, dispatcher)
  const actualPort = await listening(server, host, port)
  return {
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    port: actualPort,
    calls,
    world,
    emit,
    say: said => {
      const {message, event} = say(world, {...said})
      emit(event)
      return message.shortId
    },
    fault: fault => faults.add(fault),
    clearFaults: () => faults.clear(),
    dropConnections: () => hub.drop(),
    close: async () => {
      stopping.abort()
      hub.stop()
      await closed(server)
    },
  }
}
