import {setMaxListeners} from 'node:events'
import {setTimeout as sleep} from 'node:timers/promises'
import {type IncomingMessage} from 'node:http'
import {type RawData, type WebSocket} from 'ws'
import {stringifyJson} from '../protocol/json.js'
import {admit, pathOf} from './wire/admission.js'
import {type DialOptions, keepDialing} from './wire/dialer.js'
import {Dispatcher} from './wire/dispatcher.js'
import {type Fault, FaultList} from './faults.js'
import {unauthorizedFrame} from './wire/reply-frames.js'
import {type MockClient, Hub} from './wire/hub.js'
import {Listener} from './wire/listener.js'
import {type CallRecord} from './recorder.js'
import {replay, type ReplayOptions} from './replay.js'
import {letSay, type Said} from './say.js'
import {type Scenario} from './scenario.js'
import {makeWorld} from './make-world.js'
import {type Bot, type MockWebui, type WebuiOptions} from './webui/webui.js'
import {type World} from './world.js'

export {type CallRecord, recordLine} from './recorder.js'
export {type Fault} from './faults.js'
export {parseScenario} from './parse-scenario.js'
export {type Said} from './say.js'
export {type Scenario} from './scenario.js'
export {type MockWebui, type WebuiOptions} from './webui/webui.js'
export {type World} from './world.js'

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
  /** Recorded events to send again, from the moment that the first client listens. */
  readonly replay?: ReplayOptions
  /** A client that waits to be dialled, besides those who connect. */
  readonly dial?: DialOptions
  /** Milliseconds between the packets of test_download_stream; 5 when absent (NapCat takes 100). */
  readonly streamIntervalMs?: number
  /** The web interface: with it the bot is logged out at first, and its servers are those of the network configuration. */
  readonly webui?: WebuiOptions
  /** Called after each call was answered, or is known to stay unanswered. */
  readonly onCall?: (call: CallRecord) => void
}

/** A running mock server. */
export interface Mock {
  /** ws://host:port, without a path; '' if a WebUI says which servers there are, and this one is none of them. */
  readonly url: string
  readonly port: number
  readonly webui?: MockWebui | undefined
  /** Every call so far, in the order in which they were answered; pseudo-actions are not among them. */
  readonly calls: readonly CallRecord[]
  readonly world: World
  /** Sends an event to every event client; time and self_id are filled in. */
  emit(event: Record<string, unknown>): void
  /**
   * Makes a user send a message: it is stored, and its event is sent. Returns its message_id.
   * @throws Refusal for an unknown group or user, and if the message is empty
   */
  say(said: Said): number
  fault(fault: Fault): void
  clearFaults(): void
  /** Terminates all sockets: clients see 1006. */
  dropConnections(): void
  /** Stays connected to all there are and sends no events any more; deaf, it does not read either. See `Hub.silence`. */
  silence(how: {readonly deaf: boolean; readonly ms?: number}): void
  /** Drops everybody; resolves when clients can connect again, after `ms`, or another restart has begun. */
  restart(ms: number): Promise<void>
  /** Ends every connection and timer; resolves when the port is free. */
  close(): Promise<void>
}

/** What clients connect to: the mock's own server, or those of a network configuration. */
interface Place {
  readonly ports: {open(): Promise<void>; pause(): void}
  /** Of the mock's own server; 0 if there is none. */
  readonly port: number
  readonly webui: MockWebui | undefined
  /** Ends every connection, as NapCat does when it restarts. */
  leave(answered: Promise<unknown>): void
  close(): Promise<void>
}

function frameText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}

/** Sends the scenario's events, each at its time, and those of a record; ends quietly with the signal. */
async function playEvents({scenario, replay: record}: MockOptions, hub: Hub, signal: AbortSignal): Promise<void> {
  const play = async (afterMs: number, event: Readonly<Record<string, unknown>>): Promise<void> => {
    await sleep(afterMs, undefined, {signal})
    hub.emit({...event})
  }
  const events = (scenario?.events ?? []).map(async ({after_ms, event}) => play(after_ms, event))
  await Promise.allSettled([...events, record && replay(record, hub, signal)])
}

function serve(socket: WebSocket, path: string, events: boolean, hub: Hub, dispatcher: Dispatcher): void {
  const connection = {socket, path}
  const closed = new AbortController()
  setMaxListeners(0, closed.signal) // calls run at the same time without limit
  socket.on('close', () => closed.abort())
  socket.on('message', data => void dispatcher.receive(connection, frameText(data), closed.signal))
  hub.add(connection, events)
}

/** Serves a client, or does with it what NapCat does with one that it does not serve. */
function receive(
  socket: WebSocket,
  request: IncomingMessage,
  token: string,
  faults: FaultList,
  hub: Hub,
  dispatcher: Dispatcher,
): void {
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
}

/** @throws QQError LOCAL when a port cannot be had */
async function openPlace(options: WebuiOptions | undefined, bot: Bot, signal: AbortSignal): Promise<Place> {
  if (options) {
    const {openWebui} = await import('./webui/webui.js')
    return openWebui(options, bot)
  }
  const {host, port, token} = bot.own
  const identity = {selfId: bot.world.self.user_id, token}
  const ports = new Listener(host, port, (socket, request) => bot.receive(socket, request, token))
  await ports.open()
  if (bot.dialled) void keepDialing(bot.dialled, identity, (socket, path) => bot.greet(socket, path), signal)
  return {
    ports,
    port: ports.port,
    webui: undefined,
    leave: answered => backOnline(bot, answered),
    close: async () => ports.close(),
  }
}

/**
 * Starts a server that behaves on the wire like NapCat, with a small world behind it.
 * @throws QQError LOCAL when the port cannot be had
 */
export async function startMock(
  options: MockOptions & {readonly webui: WebuiOptions},
): Promise<Mock & {readonly webui: MockWebui}>
export async function startMock(options?: MockOptions): Promise<Mock>
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const {host = '127.0.0.1', port = 0, token = '', heartbeatMs = 30_000, scenario} = options
  const stopping = new AbortController()
  const world = makeWorld(scenario)
  const faults = new FaultList(scenario?.faults)
  const calls: CallRecord[] = []
  const hub: Hub = new Hub(world, heartbeatMs, () => void playEvents(options, hub, stopping.signal))
  const emit = (event: Record<string, unknown>): void => void hub.emit(event)
  const {reportSelf = false, streamIntervalMs = 5} = options
  const context = {world, reportSelf, streamIntervalMs, emit}
  const restartSoon = (ms: number, spared: MockClient): void => void restart(ms, spared)
  const leave = (answered: Promise<unknown>): void => place.leave(answered)
  const controls = {world, hub, faults, calls, restart: restartSoon, leave}
  const dispatcher = new Dispatcher(controls, context, call => {
    calls.push(call)
    options.onCall?.(call)
  })
  const receiveWith = (socket: WebSocket, request: IncomingMessage, wanted: string): void =>
    receive(socket, request, wanted, faults, hub, dispatcher)
  const greet = (socket: WebSocket, path: string): void => serve(socket, path, true, hub, dispatcher)
  const own = {host, port, token, reportSelf, heartbeatMs}
  const bot = {world, own, dialled: options.dial, receive: receiveWith, greet, emit, drop: () => hub.drop()}
  const place = await openPlace(options.webui, bot, stopping.signal)
  let reopened = Promise.resolve() // when the port is open again
  let away = new AbortController()
  const restart = async (ms: number, spared?: MockClient): Promise<void> => {
    away.abort()
    const {signal} = (away = new AbortController())
    place.ports.pause()
    hub.drop(spared)
    reopened = sleep(ms, undefined, {signal}).then(async () => place.ports.open())
    await reopened.catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
  return {
    url: place.port === 0 ? '' : `ws://${host.includes(':') ? `[${host}]` : host}:${place.port}`,
    ...{port: place.port, webui: place.webui},
    calls,
    world,
    emit,
    say: said => {
      const {message, events} = letSay(world, {...said})
      for (const event of events) emit(event)
      return message.shortId
    },
    fault: fault => faults.add(fault),
    clearFaults: () => faults.clear(),
    dropConnections: () => hub.drop(),
    silence: how => hub.silence(how),
    restart,
    close: async () => {
      stopping.abort()
      away.abort()
      hub.stop()
      await reopened.catch(() => undefined) // stopped while the port was closed
      await place.close()
    },
  }
}

/** A restarted NapCat logs its account in again, also one that QQ had logged out. */
function backOnline(bot: Bot, answered: Promise<unknown>): void {
  bot.world.online = true
  void answered.then(() => bot.drop())
}
