import {type Duplex} from 'node:stream'
import type {RawData, WebSocket} from 'ws' with {'resolution-mode': 'import'}
import {QQError, toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Saying} from '../errors/saying.js'
import {factsOf, isRepeatable, isSecret, type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {clockMs} from '../protocol/timers.js'
import {type FramedAction, type FramedCalls} from './call-window.js'
import {EventFrame, isEvent} from './event-frame.js'
import {connectionLost, noAnswer, tokenRefused} from './failures.js'
import {FrameQueue} from './frame-queue.js'
import {type ConnectOptions} from './options.js'
import {cutPacket, decodeInPlace, type Packet, type PacketForm} from './packet.js'
import {pause} from './pause.js'
import {PendingCall} from './pending-call.js'
import {endsStream, noFrame, parseFrame, readReply, type Reply, type ReplyFrame} from './reply.js'
import {requestFrame} from './request-frame.js'
import {type Sideline} from './sideline.js'
import {openSocket} from './socket.js'
import {waitsFor, type Expected} from './waits.js'

export {type EventFrame, type FramedAction, type FramedCalls}

export type Params = Readonly<Record<string, unknown>>

/** What asks NapCat to do things; commands see no more of a connection than this. */
export interface Caller {
  /** @throws QQError; see `readReply` for what the server can answer, `failures.ts` for what can happen on the way */
  call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply>
  /** As `call`, for what must be known before anything can be composed: made in a dry run too. */
  read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply>
  /** Any action with any parameters, known to the catalogue or not. @param expected what makes its answer take longer */
  callUnchecked(action: string, params: Params, expected?: Expected): Promise<Reply>
  /** Resolves when all are answered, and fails with the first failure. @throws as `call`, and what the two functions throw */
  callFramed(action: FramedAction, calls: FramedCalls): Promise<void>
  /** The connection is gone: no call can succeed any more. */
  readonly closed: boolean
  /** Calls are only taken down. */
  readonly isDry: boolean
  /** The packets of a stream action; stopping early closes nothing (NapCat sends the rest all the same). */
  stream(action: string, params: Params, form?: PacketForm): AsyncIterable<Reply>
}

/** A caller that whoever opened it closes. */
export interface Connection extends Caller {
  close(): void | Promise<void>
}

/** Frames that may wait for a slow consumer before the socket is paused; the packets of a stream are large. */
const QUEUE_LIMIT = 256
const PACKET_LIMIT = 4
/** NapCat has an adapter object before it listens for real; such a socket is closed at once, and works moments later. */
const RETRY_CLOSED_EARLY_MS = 200

/** One connection to NapCat. */
export class Client implements Connection {
  readonly isDry = false
  /** The oldest first. No Map: each of its tables keeps the next one from being collected, with all that it held. */
  readonly #pending: PendingCall[] = []
  #socket!: WebSocket
  readonly #events: FrameQueue<EventFrame> | undefined
  #lastEcho = 0
  /** Something came from the server: it took the token and reads what we send. */
  #alive = false
  #probe: Promise<void> | undefined
  #retriedEarlyClose = false
  #closed: Error | undefined
  /** Aborted with `#closed` set: nobody waits for a second connection any more. */
  readonly #over = new AbortController()
  readonly #sidelines: Sideline[] = []
  #paused = false
  #frames = 0
  #pongs = 0

  private constructor(private readonly options: ConnectOptions) {
    if (options.endpoint === 'event') this.#events = new FrameQueue(() => this.#regulate())
  }

  /** @throws as `openSocket` */
  static async connect(options: ConnectOptions): Promise<Client> {
    const client = new Client(options)
    await client.#open(options.signal)
    options.signal?.addEventListener('abort', client.#abort, {once: true})
    return client
  }

  get closed(): boolean {
    return this.#closed !== undefined
  }

  /** What it ended with. */
  get end(): Error | undefined {
    return this.#closed
  }

  /** Something came from the server: it reads what we send. */
  get isAlive(): boolean {
    return this.#alive
  }

  /** No call of `Caller` waits for its answer. */
  get isIdle(): boolean {
    return this.#pending.length === 0
  }

  /** @returns what sends frames, in one write */
  join(sideline: Sideline): (frames: readonly string[], areReads: boolean) => void {
    this.#sidelines.push(sideline)
    return (frames, areReads) => {
      if (!areReads) this.options.onWrite?.()
      // ws has no way to send many frames at once, and hands each over in two writes
      const wire = (this.#socket as unknown as {_socket: Duplex | null})._socket
      wire?.cork()
      for (const frame of frames) {
        this.#trace('>', '', frame)
        this.#socket.send(frame)
      }
      wire?.uncork()
    }
  }

  /** Whether the socket waits for whoever consumes what came: then nothing of the server's is heard. */
  get paused(): boolean {
    return this.#paused
  }

  /** How many frames have come. */
  get frames(): number {
    return this.#frames
  }

  /** How many pings have been answered. */
  get pongs(): number {
    return this.#pongs
  }

  async call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.callUnchecked(action, params)
  }

  async read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.callUnchecked(action, params)
  }

  async callUnchecked(action: string, params: Params, expected?: Expected): Promise<Reply> {
    return this.#only(action, params, expected)
  }

  async callFramed(action: FramedAction, calls: FramedCalls): Promise<void> {
    const {CallWindow} = await import('./call-window.js')
    await this.#ready(action)
    const wire = {
      socket: () => this.#socket,
      nextEcho: () => String(++this.#lastEcho),
      trace: (frame: Buffer) => this.#trace('>', action, frame),
      limitMs: this.options.callTimeoutMs,
    }
    this.#noteWrite(action)
    const window = new CallWindow(wire, action, calls)
    this.#sidelines.push(window)
    try {
      window.go()
      await window.done
    } finally {
      this.#sidelines.splice(this.#sidelines.indexOf(window), 1)
    }
  }

  stream(action: string, params: Params, form: PacketForm = 'as sent'): AsyncIterable<Reply> {
    return this.#packets(action, params, form)
  }

  /** As `batches`, one by one. */
  async *events(signal?: AbortSignal): AsyncGenerator<EventFrame, void> {
    for await (const batch of this.batches(signal)) {
      for (const frame of batch) {
        yield frame
        if (signal?.aborted) return
      }
    }
  }

  /**
   * Events as they come, from the moment of connecting on (endpoint `event`), until aborted (ends quietly) or until the
   * connection is gone (throws): each time all that has come since the last. A slow consumer pauses the socket. Can be
   * consumed once.
   */
  async *batches(signal?: AbortSignal): AsyncGenerator<readonly EventFrame[], void> {
    const queue = this.#events
    if (!queue) return
    const stop = (): void => void queue.return()
    signal?.addEventListener('abort', stop, {once: true})
    if (signal?.aborted) stop()
    try {
      for (let batch = await queue.takeAll(); batch; batch = await queue.takeAll()) yield batch
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  /** Asks for a sign of life; its answer counts among `pongs`. */
  ping(): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
  }

  /** Resolves when the server has shown a sign of life (any frame, or the answer to a ping). @throws QQError AUTH, CONNECT */
  async alive(): Promise<void> {
    if (this.#closed) throw this.#closed
    if (!this.#alive) await (this.#probe ??= this.#awaitPong())
  }

  async #awaitPong(): Promise<void> {
    const waitMs = this.options.connectTimeoutMs
    const probe = new PendingCall('', '', {}, '', {firstMs: waitMs, nextMs: waitMs}, () =>
      connectionLost('', false, {kind: 'connection.noPong'}),
    )
    this.#pending.push(probe)
    try {
      this.#socket.ping()
      for await (const _ of probe.replies) return
    } finally {
      this.#end(probe)
    }
  }

  /** Lets go of the socket; pending calls fail, events end. Safe to call twice. */
  close(): void {
    this.#finish()
    this.#socket.close()
    // the close frame is written; waiting for the server's own would cost a round trip
    this.#socket.terminate()
  }

  async #only(action: string, params: Params, expected?: Expected): Promise<Reply> {
    const call = await this.#start(action, params, {expected})
    try {
      const {value} = await call.replies.next()
      if (!value) throw connectionLost(action, true)
      return value
    } finally {
      this.#end(call)
    }
  }

  async *#packets(action: string, params: Params, form: PacketForm): AsyncGenerator<Reply, void> {
    const call = await this.#start(action, params, {form})
    try {
      yield* call.replies
    } finally {
      this.#end(call)
    }
  }

  async #start(
    action: string,
    params: Params,
    {form, expected}: {readonly form?: PacketForm; readonly expected?: Expected | undefined},
  ): Promise<PendingCall> {
    await this.#ready(action)
    const echo = String(++this.#lastEcho)
    const frame = requestFrame(action, params, echo)
    const waits = waitsFor(action, frame.length, form !== undefined, this.options.callTimeoutMs, expected)
    const late = (waitedMs: number): Error => noAnswer(action, waitedMs)
    const call = new PendingCall(echo, action, params, frame, waits, late, form, () => this.#regulate())
    this.#pending.push(call)
    this.#regulate()
    this.#trace('>', action, frame)
    call.sent = this.#socket.readyState === this.#socket.OPEN
    call.sentMs = clockMs()
    this.#noteWrite(action)
    this.#socket.send(frame)
    return call
  }

  #noteWrite(action: string): void {
    if (factsOf(action)?.effect !== 'read') this.options.onWrite?.()
  }

  /** @throws what the connection ended with */
  async #ready(action: string): Promise<void> {
    // before anything that must not be done twice: a socket that NapCat is about to close has not read our request
    if (!isRepeatable(action)) await this.alive()
    if (this.#closed) throw this.#closed
  }

  #end(call: PendingCall): void {
    this.#pending.splice(this.#pending.indexOf(call), 1)
    call.settle()
    this.#regulate()
  }

  async #open(signal: AbortSignal | undefined): Promise<void> {
    const open = this.options.reverse ? (await import('./reverse.js')).acceptSocket : openSocket
    const socket = await open({...this.options, signal})
    this.#socket = socket
    socket.on('message', this.#receive)
    socket.on('pong', () => {
      this.#alive = true
      this.#pongs++
      this.#pendingCall('')?.deliver(noFrame(''), true)
    })
    // the reason of a failure comes with 'close', which always follows
    socket.on('error', () => undefined)
    socket.on('close', code => void this.#onClose(code))
    socket.resume()
  }

  readonly #receive = (data: RawData): void => {
    this.#alive = true
    this.#frames++
    const raw = data as Buffer // binaryType is Node's default, so ws hands over Buffers
    const event = this.#events && EventFrame.recognised(raw)
    if (event) return this.#receiveEvent(event)
    const packet = cutPacket(raw)
    const frame = packet?.frame ?? parseFrame(raw)
    if (!frame) return this.#trace('<', '', 'a frame that is no JSON object, ignored')
    const echo = typeof frame['echo'] === 'string' ? frame['echo'] : ''
    const call = echo === '' ? undefined : this.#pendingCall(echo)
    if (packet && !call) packet.data['data'] = packet.text.toString() // it is nobody's that takes packets
    if (typeof frame['retcode'] !== 'number') {
      if (isEvent(frame)) return this.#receiveEvent(EventFrame.parsed(raw, frame))
      return this.#trace('<', '', 'a frame that is neither reply nor event, ignored')
    }
    if (call) {
      this.#trace('<', call.action, raw)
      return this.#settleWithReply(call, frame, raw, packet)
    }
    if (this.#takeBeside(echo, frame, raw)) return
    if (frame['retcode'] === 1403) return this.#finish(tokenRefused(this.options, raw))
    this.#trace('<', '', 'a reply that nobody waits for, ignored')
  }

  #takeBeside(echo: string, frame: ReplyFrame, raw: Buffer): boolean {
    for (const sideline of this.#sidelines) {
      const answered = sideline.takeReply(echo, frame, raw)
      if (answered === undefined) continue
      this.#trace('<', answered, raw)
      return true
    }
    return false
  }

  #pendingCall(echo: string): PendingCall | undefined {
    return this.#pending.find(call => call.echo === echo)
  }

  #settleWithReply(call: PendingCall, frame: ReplyFrame, raw: Buffer, packet: Packet | undefined): void {
    try {
      if (packet) packet.data['data'] = call.stream === 'decoded' ? decodeInPlace(packet) : packet.text.toString()
      const reply = readReply(call, frame, raw)
      call.deliver(reply, !call.stream || endsStream(call.action, reply))
    } catch (error) {
      call.fail(error as Error) // readReply throws QQError alone
    }
    this.#regulate()
  }

  #receiveEvent(frame: EventFrame): void {
    this.#events?.push(frame)
    this.#regulate()
  }

  /** Pauses the socket while a consumer is behind, unless a call waits for its next answer on the same socket. */
  #regulate(): void {
    let behind = (this.#events?.size ?? 0) > QUEUE_LIMIT
    let waiting = false
    for (const {replies, stream} of this.#pending) {
      behind ||= replies.size > (stream ? PACKET_LIMIT : QUEUE_LIMIT)
      waiting ||= replies.size === 0
    }
    const paused = behind && !waiting
    if (paused === this.#paused) return
    this.#paused = paused
    if (paused) this.#socket.pause()
    else this.#socket.resume()
  }

  async #onClose(code: number): Promise<void> {
    if (this.#closed) return
    const closedEarly = !this.#alive && code === 1005
    if (closedEarly && !this.#retriedEarlyClose) {
      this.#retriedEarlyClose = true
      try {
        await pause(RETRY_CLOSED_EARLY_MS, this.#over.signal)
        await this.#open(this.#over.signal)
        this.#resend()
      } catch (error) {
        this.#finish(error as Error) // openSocket throws errors alone; once we are over, it comes to nothing
      }
      return
    }
    this.#finish(undefined, closedEarly ? {kind: 'connection.closedAtOnce'} : undefined)
  }

  /** Sends again what the first socket was closed on: nothing of it was read, and all of it may be repeated. */
  #resend(): void {
    for (const call of this.#pending) {
      if (call.echo === '') this.#socket.ping()
      else this.#socket.send(call.frame)
      call.sent = true
      call.sentMs = clockMs()
    }
    for (const sideline of this.#sidelines) sideline.resend()
  }

  readonly #abort = (): void => {
    const reason: unknown = this.options.signal?.reason
    this.#finish(reason instanceof Interrupt ? reason : new GivenUp(toQQError(reason).what))
    this.#socket.terminate()
  }

  /** Ends all that waits: with the given error, or with what a lost connection means to each. */
  #finish(error?: Error, reason?: Saying): void {
    if (this.#closed) return
    this.#closed = error ?? connectionLost('', false, reason)
    this.#over.abort()
    this.options.signal?.removeEventListener('abort', this.#abort)
    for (const call of this.#pending) {
      const {action} = call
      if (!error && call.sent && factsOf(action)?.data === 'no reply') call.deliver(noFrame(action), true)
      else call.fail(lossFor(call, error, reason))
    }
    for (const sideline of this.#sidelines) sideline.end(action => lossFor({action, sent: true}, error, reason))
    this.#events?.end(this.#closed)
    if (this.#paused) this.#socket.resume()
  }

  #trace(direction: '>' | '<', action: string, frame: string | Buffer): void {
    if (!this.options.trace) return
    const text = direction === '<' && isSecret(action) ? '(secret)' : frame.toString('utf8')
    this.options.trace(
      `${direction} ${text.length > 4000 ? `${text.slice(0, 4000)}… (${text.length} characters)` : text}`,
    )
  }
}

/** The connection was given up by whoever opened it. */
class GivenUp extends QQError {
  constructor(reason: Saying) {
    super('CONNECT', reason)
  }
}

/** What the end of the connection means to one call. */
function lossFor(
  call: Pick<PendingCall, 'action' | 'sent'>,
  error: Error | undefined,
  reason: Saying | undefined,
): Error {
  if (error instanceof Interrupt && call.sent && factsOf(call.action)?.effect !== 'read') {
    return new Interrupt(error.signal, {kind: 'connection.noAnswerYet', action: call.action})
  }
  if (error instanceof GivenUp) return connectionLost(call.action, call.sent, error.what)
  return error ?? connectionLost(call.action, call.sent, reason)
}
