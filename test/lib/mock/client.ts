import {WebSocket} from 'ws'
import {isJsonObject, parseJson, stringifyJson} from '../../../src/lib/protocol/json.js'

export type Frame = Record<string, unknown>

/** A bare client that keeps every frame it gets, in order. */
export class TestClient {
  /** Every frame so far, as text. */
  readonly texts: string[] = []
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  private waiting: (() => void)[] = []
  private nextEcho = 0

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise(resolve => socket.on('close', code => resolve(code)))
    socket.on('error', () => undefined) // the close event tells the rest
    socket.on('message', (data: Buffer) => {
      this.texts.push(data.toString())
      this.wake()
    })
  }

  static async connect(url: string, headers: Record<string, string> = {}): Promise<TestClient> {
    const socket = new WebSocket(url, {headers, perMessageDeflate: true})
    const client = new TestClient(socket)
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return client
  }

  /** Every frame so far that is a JSON object. */
  get frames(): Frame[] {
    return this.texts.flatMap(text => {
      try {
        const value = parseJson(text)
        return isJsonObject(value) ? [value] : []
      } catch {
        return []
      }
    })
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : stringifyJson(frame))
  }

  /** The first frame, past or to come, that matches. */
  async frame(matches: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = this.frames.find(matches)
      if (found !== undefined) return found
      await new Promise<void>(resolve => this.waiting.push(resolve))
    }
  }

  /** Resolves when so many frames have come. */
  async count(frames: number): Promise<void> {
    while (this.texts.length < frames) await new Promise<void>(resolve => this.waiting.push(resolve))
  }

  async call(action: string, params: unknown = {}): Promise<Frame> {
    const echo = `echo-${this.nextEcho++}`
    this.send({action, params, echo})
    return this.frame(frame => frame.echo === echo)
  }

  /** The `data` of a call that must go well. */
  async data<T = Frame>(action: string, params: unknown = {}): Promise<T> {
    const reply = await this.call(action, params)
    if (reply.status !== 'ok') throw new Error(`${action}: ${String(reply.message)}`)
    return reply.data as T
  }

  /** A round trip: what was sent before it has been dealt with, unless it takes time. */
  async settle(): Promise<void> {
    await this.call('get_status')
  }

  private wake(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve()
  }
}
