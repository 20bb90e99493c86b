import {type Duplex} from 'node:stream'
import type {RawData} from 'ws' with {'resolution-mode': 'import'}
import {toQQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {type Saying} from '../errors/saying.js'
import {factsOf, isRepeatable, isSecret} from '../protocol/actions.js'
import {clockMs} from '../protocol/timers.js'
import {type Connection} from './caller.js'
import {EventFrame, isEvent} from './event-frame.js'
import {CallWindow} from './call-window.js'
import {connectionLost, GivenUp, lossOf, tokenRefused} from './failures.js'
import {FrameQueue} from './frame-queue.js'
import {FrameMaker} from './request-frames.js'
import {type ConnectOptions} from './options.js'
import {type AcceptedSocket} from './reverse.js'
import {pause} from './pause.js'
import {PendingPackets, PendingReply, type PendingCall} from './pending-call.js'
import {endsStream, noFrame, parseFrame, readReply, type Reply, type ReplyFrame} from './read-reply.js'
import {type Request} from './request.js'
import {openSocket} from './socket.js'
import {waitsFor} from './answer-waits.js'

/** ws has a declaration of its class for each way of importing it. */
type Socket = AcceptedSocket['socket'] | Awaited<ReturnType<typeof openSocket>>

/** Frames that may wait for a slow consumer before the socket is paused; the packets of a stream are large. */
const QUEUE_LIMIT = 256
const PACKET_LIMIT = 4
/** NapCat accepts sockets before its adapter is ready and closes them at once; a moment later they work. */
const RETRY_CLOSED_EARLY_MS = 200
/** NapCat reads text and binary frames in the same way; we send every request as text. */
const AS_TEXT = {binary: false}
const PING: Request = {action: '', params: {}}

/** One connection to NapCat. */
export class Client implements Connection {
  readonly isDry = false
  readonly #pending = new CallWindow()
  #socket!: Socket
  readonly #events: FrameQueue<EventFrame> | undefined
  #lastEcho = 0
  /** The server has sent something, so it accepted the token and reads our frames. */
  #alive = false
  #probe: Promise<void> | undefined
  #retriedEarlyClose = false
  #closed: Error | undefined
  /** Aborted when `#closed` is set, so that nothing waits for a second connection. */
  readonly #over = new AbortController()
  readonly #frameMaker = new FrameMaker()
  /** Frames of this turn of the event loop are collected for one write. */
  #corked = false
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

  get end(): Error | undefined {
    return this.#closed
  }

  /** The server has sent something, so it reads our frames. */
  get isAlive(): boolean {
    return this.#alive
  }

  /** No call waits for its answer. */
  get isIdle(): boolean {
    return this.#pending.isEmpty
  }

  /** Whether the socket is paused for a slow consumer. Nothing is received meanwhile. */
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

  async call(request: Request): Promise<Reply> {
    if (!this.#alive) await this.#sign(request)
    if (this.#closed) throw this.#closed
    const call = new PendingReply(...this.#prepared(request, false))
    this.#send(call)
    try {
      return await call.reply
    } finally {
      this.#end(call)
    }
  }

  async *stream(request: Request): AsyncGenerator<Reply, void> {
    if (!this.#alive) await this.#sign(request)
    if (this.#closed) throw this.#closed
    const call = new PendingPackets(() => this.#regulate(), ...this.#prepared(request, true))
    this.#send(call)
    try {
      yield* call.packets
    } finally {
      this.#end(call)
    }
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
   * The events since the connection was opened (endpoint `event`), in batches of all that came since the last batch. It
   * ends quietly when aborted, and throws when the connection is lost. A slow consumer pauses the socket. It can be
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

  /** Sends a ping; its answer is counted in `pongs`. */
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
    const probe = new PendingReply('', PING, '', {firstMs: waitMs, nextMs: waitMs})
    this.#pending.add(probe)
    try {
      this.#socket.ping()
      await probe.reply
    } finally {
      this.#end(probe)
    }
  }

  /** Closes the socket: pending calls fail, and events end. It is safe to call twice. */
  close(): void {
    this.#finish()
    this.#socket.close()
    // the close frame is written; waiting for the server's own would cost a round trip
    this.#socket.terminate()
  }

  /** For a call that must not be repeated: a socket that NapCat is about to close does not read our request. */
  async #sign({action}: Request): Promise<void> {
    if (!isRepeatable(action)) await this.alive()
  }

  #prepared(request: Request, isStream: boolean): ConstructorParameters<typeof PendingReply> {
    const echo = String(++this.#lastEcho)
    const frame = this.#frameMaker.make(request, echo)
    return [echo, request, frame, waitsFor(request, frame.length, isStream, this.options.callTimeoutMs)]
  }

  #send(call: PendingCall): void {
    this.#pending.add(call)
    this.#regulate()
    this.#trace('>', call.action, call.frame)
    if (factsOf(call.action)?.effect !== 'read') this.options.onWrite?.()
    this.#write(call)
  }

  #write(call: PendingCall): void {
    call.sent = this.#socket.readyState === this.#socket.OPEN
    call.sentMs = clockMs()
    this.#cork()
    this.#socket.send(call.frame, AS_TEXT)
  }

  /** ws cannot send many frames at once, and makes two writes for each. */
  #cork(): void {
    const wire = (this.#socket as unknown as {_socket: Duplex | null})._socket
    if (this.#corked || !wire) return
    this.#corked = true
    wire.cork()
    process.nextTick(() => {
      this.#corked = false
      wire.uncork()
    })
  }

  #end(call: PendingCall): void {
    this.#pending.remove(call)
    if (call.isAnswered) this.#frameMaker.release(call.frame)
    this.#regulate()
  }

  async #open(signal: AbortSignal | undefined): Promise<void> {
    const options = {...this.options, signal}
    if (!options.reverse) {
      this.#use(await openSocket(options))
      return
    }
    const {socket, takeFrames} = await (await import('./reverse.js')).acceptSocket(options)
    this.#use(socket, takeFrames)
  }

  #use(socket: Socket, takeFrames?: () => readonly RawData[]): void {
    this.#socket = socket
    socket.on('message', this.#receive)
    socket.on('pong', () => {
      this.#alive = true
      this.#pongs++
      this.#pending.find('')?.deliver(noFrame(''), true)
    })
    // the reason of a failure comes with 'close', which always follows
    socket.on('error', () => undefined)
    socket.on('close', code => void this.#onClose(code))
    takeFrames?.().forEach(this.#receive)
    socket.resume()
  }

  readonly #receive = (data: RawData): void => {
    this.#alive = true
    this.#frames++
    const raw = data as Buffer // binaryType is Node's default, so ws hands over Buffers
    const event = this.#events && EventFrame.recognised(raw)
    if (event) return this.#receiveEvent(event)
    const frame = parseFrame(raw)
    if (!frame) return this.#trace('<', '', 'a frame that is no JSON object, ignored')
    if (typeof frame['retcode'] !== 'number') {
      if (isEvent(frame)) return this.#receiveEvent(EventFrame.parsed(raw, frame))
      return this.#trace('<', '', 'a frame that is neither reply nor event, ignored')
    }
    const echo = typeof frame['echo'] === 'string' ? frame['echo'] : ''
    const call = echo === '' ? undefined : this.#pending.find(echo)
    if (call) {
      this.#trace('<', call.action, raw)
      return this.#settleWithReply(call, frame, raw)
    }
    if (frame['retcode'] === 1403) return this.#finish(tokenRefused(this.options, raw))
    this.#trace('<', '', 'a reply that nobody waits for, ignored')
  }

  #settleWithReply(call: PendingCall, frame: ReplyFrame, raw: Buffer): void {
    try {
      const reply = readReply(call, frame, raw)
      call.deliver(reply, call instanceof PendingReply || endsStream(call.action, reply))
      this.#pending.watch(call)
    } catch (error) {
      call.isAnswered = true
      call.fail(error as Error) // readReply only throws QQError
    }
    this.#regulate()
  }

  #receiveEvent(frame: EventFrame): void {
    this.#events?.push(frame)
    this.#regulate()
  }

  /** Pauses the socket while a consumer is behind, unless a call waits for its next answer on the same socket. */
  #regulate(): void {
    const paused = this.#isBehind()
    if (paused === this.#paused) return
    this.#paused = paused
    if (paused) this.#socket.pause()
    else this.#socket.resume()
  }

  #isBehind(): boolean {
    let isBehind = (this.#events?.size ?? 0) > QUEUE_LIMIT
    for (const {unread} of this.#pending) {
      if (unread === 0) return false
      isBehind ||= unread > PACKET_LIMIT
    }
    return isBehind
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
        this.#finish(error as Error) // openSocket only throws errors; after the end this does nothing
      }
      return
    }
    this.#finish(undefined, closedEarly ? {kind: 'connection.closedAtOnce'} : undefined)
  }

  /** Sends the calls of the first socket again: the server read none of them, so all of them can be repeated. */
  #resend(): void {
    for (const call of this.#pending) {
      if (call.echo === '') this.#socket.ping()
      else this.#write(call)
    }
  }

  readonly #abort = (): void => {
    const reason: unknown = this.options.signal?.reason
    this.#finish(reason instanceof Interrupt ? reason : new GivenUp(toQQError(reason).what))
    this.#socket.terminate()
  }

  /** Ends all pending calls, with the given error or with the meaning of a lost connection for each call. */
  #finish(error?: Error, reason?: Saying): void {
    if (this.#closed) return
    this.#closed = error ?? connectionLost('', false, reason)
    this.#over.abort()
    this.options.signal?.removeEventListener('abort', this.#abort)
    for (const call of this.#pending) {
      const {action} = call
      if (!error && call.sent && factsOf(action)?.data === 'no reply') call.deliver(noFrame(action), true)
      else call.fail(lossOf(call, error, reason))
    }
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
