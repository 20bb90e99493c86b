import {type WebSocket} from 'ws'
import {isJsonObject, stringifyJson} from '../../protocol/json.js'
import {heartbeatEvent, lifecycleEvent, stamped} from './meta-events.js'
import {type World} from '../world.js'

export interface MockClient {
  readonly socket: WebSocket
  readonly path: string
  /** No events are sent to it for now. */
  muted?: boolean
}

/** All connections, and the events for those whose path asks for them. */
export class Hub {
  private readonly all = new Set<MockClient>()
  private readonly listeners = new Set<MockClient>()
  private heartbeat: NodeJS.Timeout | undefined
  private listenedOnce = false
  private readonly wakes = new Set<NodeJS.Timeout>()

  constructor(
    private readonly world: World,
    private readonly heartbeatMs: number,
    private readonly onFirstListener: () => void,
  ) {}

  add(connection: MockClient, events: boolean): void {
    this.all.add(connection)
    connection.socket.on('close', () => {
      this.all.delete(connection)
      this.listeners.delete(connection)
    })
    if (events) this.listen(connection)
  }

  /** Keeps a socket that will never be served, so that it can be dropped with the others. */
  hold(socket: WebSocket): void {
    this.add({socket, path: ''}, false)
  }

  /** Returns the event as it was sent. */
  emit(event: Record<string, unknown>): Record<string, unknown> {
    const sent = this.taken(event)
    void this.sendTo(this.listeners, sent)
    return sent
  }

  /** As `emit`; resolves when the event was sent to all listeners, even slow ones. */
  async emitToTheLast(event: Record<string, unknown>): Promise<void> {
    await this.sendTo(this.listeners, this.taken(event))
  }

  /**
   * Stays connected but sends no more events to any connection but the spared one, for `ms` or permanently. If `deaf`,
   * it does not read either, so calls and pings get no answer.
   */
  silence({deaf, ms}: {readonly deaf: boolean; readonly ms?: number | undefined}, spared?: MockClient): void {
    const silenced = [...this.all].filter(connection => connection !== spared)
    for (const connection of silenced) {
      connection.muted = true
      if (deaf) connection.socket.pause()
    }
    if (ms === undefined) return
    const wake = setTimeout(() => {
      this.wakes.delete(wake)
      for (const connection of silenced) {
        connection.muted = false
        connection.socket.resume()
      }
    }, ms)
    this.wakes.add(wake)
  }

  /** Terminates every socket, or every one but the spared. */
  drop(spared?: MockClient): void {
    for (const connection of this.all) if (connection !== spared) connection.socket.terminate()
  }

  stop(): void {
    clearInterval(this.heartbeat)
    for (const wake of this.wakes) clearTimeout(wake)
    this.drop()
  }

  private listen(connection: MockClient): void {
    this.listeners.add(connection)
    void this.sendTo([connection], stamped(this.world, lifecycleEvent()))
    if (this.listenedOnce) return
    this.listenedOnce = true
    this.onFirstListener()
    // one timer for all clients, so the first beat of a later client comes after anything up to one interval
    if (this.heartbeatMs > 0)
      this.heartbeat = setInterval(() => this.emit(heartbeatEvent(this.world, this.heartbeatMs)), this.heartbeatMs)
  }

  /** Applies the changes of an event to the world; returns the event as sent. */
  private taken(event: Record<string, unknown>): Record<string, unknown> {
    if (event['notice_type'] === 'bot_offline') this.world.online = false
    // NapCat has no event for the way back, only its heartbeats
    const {meta_event_type, status} = event
    if (meta_event_type === 'heartbeat' && isJsonObject(status)) this.world.online = status['online'] === true
    this.world.requests.note(event)
    return stamped(this.world, event)
  }

  private async sendTo(connections: Iterable<MockClient>, frame: Record<string, unknown>): Promise<void> {
    const text = stringifyJson(frame)
    const awake = [...connections].filter(({muted}) => muted !== true)
    await Promise.all(awake.map(async ({socket}) => new Promise(resolve => socket.send(text, resolve))))
  }
}
