import {type IncomingMessage} from 'node:http'
import {type WebSocket} from 'ws'
import {keepDialing} from '../wire/dialer.js'
import {Listener} from '../wire/listener.js'
import {
  type ConnectionKind,
  type NetworkConfig,
  type WebSocketClientConfig,
  type WebSocketServerConfig,
} from './network-config.js'

/** How connections are served, whichever of them they come from. */
export interface OneBot {
  readonly selfId: number
  /** Serves somebody who has connected. @param token the one that he must send */
  receive(socket: WebSocket, request: IncomingMessage, token: string): void
  /** Serves somebody to whom the mock has connected. */
  greet(socket: WebSocket, path: string): void
}

type Entry =
  | {readonly kind: 'websocketServers'; readonly config: WebSocketServerConfig}
  | {readonly kind: 'websocketClients'; readonly config: WebSocketClientConfig}
  | {
      readonly kind: Exclude<ConnectionKind, 'websocketServers' | 'websocketClients'>
      readonly config: {readonly name: string; readonly enable: boolean}
    }

/** Something of the configuration that is open. */
interface Adapter {
  entry: Entry
  listener?: Listener
  readonly stopping: AbortController
}

/** Adapters with these names are NapCat's own; one that is added opens nothing. */
const RESERVED: ReadonlySet<string> = new Set(['debug-primary', 'plugin_manager'])

/** The servers and clients of the network configuration; those with WebSockets are real while the bot is logged in. */
export class Network {
  private isUp = false
  private isPaused = false
  private readonly adapters = new Map<string, Adapter>()

  constructor(
    public config: NetworkConfig,
    private readonly oneBot: OneBot,
  ) {}

  /** Sockets of what stays the same, or changes its token only, stay open. Ports are open a moment later. */
  apply(config: NetworkConfig): void {
    this.config = config
    if (this.isUp) this.adapt()
  }

  start(): void {
    this.isUp = true
    this.adapt()
  }

  /** The connections themselves are left to the caller. */
  stop(): void {
    this.isUp = false
    for (const adapter of this.adapters.values()) {
      adapter.stopping.abort()
      adapter.listener?.pause()
    }
    this.adapters.clear()
  }

  /** Accepts no more connections for now; existing ones stay. */
  pause(): void {
    this.isPaused = true
    for (const {listener} of this.adapters.values()) listener?.pause()
  }

  /** Ends a pause. @throws QQError LOCAL when a port cannot be had */
  async open(): Promise<void> {
    this.isPaused = false
    await Promise.all([...this.adapters.values()].map(async ({listener}) => listener?.open()))
  }

  /** Resolves when every port is free. */
  async close(): Promise<void> {
    const listeners = [...this.adapters.values()].map(({listener}) => listener)
    this.stop()
    await Promise.all(listeners.map(async listener => listener?.close()))
  }

  private adapt(): void {
    const wanted = entriesOf(this.config)
    for (const [name, adapter] of this.adapters) {
      const entry = wanted.get(name)
      if (entry !== undefined && isSamePlace(entry, adapter.entry)) adapter.entry = entry
      else this.drop(name, adapter)
    }
    for (const [name, entry] of wanted) if (!this.adapters.has(name)) this.adapters.set(name, this.opened(entry))
  }

  private drop(name: string, adapter: Adapter): void {
    adapter.stopping.abort()
    adapter.listener?.end()
    this.adapters.delete(name)
  }

  private opened(entry: Entry): Adapter {
    const adapter: Adapter = {entry, stopping: new AbortController()}
    if (entry.kind === 'websocketServers') {
      const {host, port} = entry.config
      adapter.listener = new Listener(host, port, (socket, request) =>
        this.oneBot.receive(socket, request, tokenOf(adapter.entry)),
      )
      if (!this.isPaused) void adapter.listener.open().catch(() => undefined) // NapCat logs it, and the client is told of a success
    } else if (entry.kind === 'websocketClients') {
      const {url, reconnectInterval, token} = entry.config
      const identity = {selfId: this.oneBot.selfId, token}
      const greet = (socket: WebSocket, path: string): void => this.oneBot.greet(socket, path)
      const {signal} = adapter.stopping
      void keepDialing({url, intervalMs: reconnectInterval}, identity, greet, signal).catch(() => undefined) // no URL
    }
    return adapter
  }
}

/** What is enabled, by name. A name belongs to one kind; within it the last entry counts. */
function entriesOf({network}: NetworkConfig): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const add = (list: readonly Entry[]): void => {
    for (const entry of list) {
      const {kind} = entries.get(entry.config.name) ?? entry
      if (kind === entry.kind && !RESERVED.has(entry.config.name)) entries.set(entry.config.name, entry)
    }
  }
  add(network.httpServers.map(config => ({kind: 'httpServers', config})))
  add(network.httpSseServers.map(config => ({kind: 'httpSseServers', config})))
  add(network.httpClients.map(config => ({kind: 'httpClients', config})))
  add(network.websocketServers.map(config => ({kind: 'websocketServers', config})))
  add(network.websocketClients.map(config => ({kind: 'websocketClients', config})))
  add(network.plugins.map(config => ({kind: 'plugins', config})))
  return new Map([...entries].filter(([, {config}]) => config.enable))
}

function tokenOf(entry: Entry): string {
  return entry.kind === 'websocketServers' ? entry.config.token : ''
}

function isSamePlace(one: Entry, other: Entry): boolean {
  if (one.kind === 'websocketServers' && other.kind === 'websocketServers')
    return one.config.host === other.config.host && one.config.port === other.config.port
  if (one.kind === 'websocketClients' && other.kind === 'websocketClients')
    return one.config.url === other.config.url && one.config.token === other.config.token
  return one.kind === other.kind
}
