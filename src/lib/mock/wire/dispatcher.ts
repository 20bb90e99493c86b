import {setTimeout as sleep} from 'node:timers/promises'
import {isJsonObject, stringifyJson} from '../../protocol/json.js'
import {heartbeatEvent, stamped} from './meta-events.js'
import {control, type Controls, isControl} from '../control.js'
import {type CalledAction, execute, executeStream, knownAction} from '../execute.js'
import {type Fault} from '../faults.js'
import {
  echoOf,
  failedFrame,
  failureFrame,
  type Mode,
  okFrame,
  type ReplyObject,
  unknownActionFrame,
  unparsableFrame,
} from './reply-frames.js'
import {type CallContext} from '../handler.js'
import {type MockClient} from './hub.js'
import {type CallRecord} from '../recorder.js'
import {FAILED, Silence} from '../refusal.js'
import {Mixer} from './mixer.js'
import {type Frame, readFrame} from './read-frame.js'

/** NapCat has no such limit: it reads a file as fast as it can, and its memory grows. */
const MAX_UNSENT_BYTES = 64 * 1024 * 1024
/** The number of characters of a chunk that a record keeps. */
const MAX_RECORDED = 64

type CallFrame = Extract<Frame, {kind: 'call'}>

/** A call on its way to its answer. */
interface Served {
  readonly connection: MockClient
  readonly frame: CallFrame
  /** Undefined if there is no such action. */
  readonly action: CalledAction | undefined
  readonly context: CallContext
}

/** Answers the frames of clients; those of one socket run at the same time, as on the real server. */
export class Dispatcher {
  private readonly mixer = new Mixer()

  constructor(
    private readonly controls: Controls,
    private readonly context: Omit<CallContext, 'signal'>,
    private readonly onCall: (call: CallRecord) => void,
  ) {}

  /** Resolves when the frame was answered, or is known to stay unanswered. */
  async receive(connection: MockClient, text: string, signal: AbortSignal): Promise<void> {
    const frame = await readFrame(text)
    if (frame.kind === 'ignored') return
    if (frame.kind === 'unparsable') send(connection, unparsableFrame())
    else if (typeof frame.action === 'string' && isControl(frame.action)) this.steer(connection, frame, frame.action)
    else await this.call(connection, frame, signal)
  }

  private steer(connection: MockClient, {params, echo}: CallFrame, action: string): void {
    try {
      send(connection, okFrame(control(action, params, this.controls, connection), echoOf(echo)))
    } catch (error) {
      send(connection, failureFrame(error, echoOf(echo)))
    }
  }

  private async call(connection: MockClient, frame: CallFrame, signal: AbortSignal): Promise<void> {
    const time = Date.now()
    const reply = await this.answer(connection, frame, signal)
    this.onCall({
      time,
      path: connection.path,
      action: String(frame.action),
      params: recorded(frame.params),
      echo: frame.echo,
      reply,
    })
  }

  private async answer(
    connection: MockClient,
    frame: CallFrame,
    signal: AbortSignal,
  ): Promise<ReplyObject | undefined> {
    const wireName = String(frame.action)
    const action = knownAction(wireName)
    const call: Served = {connection, frame, action, context: {...this.context, signal}}
    const fault = this.controls.faults.takeForCall([wireName, action?.name ?? wireName])
    switch (fault?.kind) {
      case 'fail':
      case 'hang':
      case 'drop':
        return this.interrupt(call, fault)
      case 'soft': {
        const {data = {result: 1, errMsg: 'mock fault'}} = fault // null is a different answer than no data
        return send(connection, okFrame(data, echoOf(frame.echo)))
      }
      case 'garbage':
        this.sendGarbage(connection)
        return this.finish(call)
      case 'mix': {
        if (!action) return this.finish(call)
        const taken = await this.mixer.take({action, params: frame.params}, fault.ms)
        return this.finish({...call, frame: {...frame, params: taken.params}, action: taken.action})
      }
      case 'lose':
      case 'repeat':
      case 'swap':
        return this.finish(call, 0, fault)
      default:
        return this.finish(call, fault?.ms)
    }
  }

  /** Executes the call and sends every frame of the answer. */
  private async finish(call: Served, delayMs = 0, disorder?: Fault): Promise<ReplyObject | undefined> {
    const {connection, action, context} = call
    if (action?.name === 'bot_exit') {
      this.controls.hub.drop()
      return undefined
    }
    let last: ReplyObject | undefined
    const frames = framesOf(call)
    for await (const reply of disorder ? disordered(frames, disorder) : frames) {
      if (last === undefined && delayMs > 0 && !(await passed(delayMs, context.signal))) return undefined
      last = reply
      const left = flushed(connection, reply)
      if (action?.name === 'set_restart' && reply['retcode'] === 0) this.controls.leave(left)
      if (connection.socket.bufferedAmount > MAX_UNSENT_BYTES) await left
      if (context.signal.aborted) return last
    }
    return last
  }

  /** Fails, falls silent or dies, after as many packets of a stream as the fault lets through. */
  private async interrupt(call: Served, fault: Fault): Promise<ReplyObject | undefined> {
    const {connection, frame, action, context} = call
    const executes = fault.execute ?? (fault.kind !== 'fail' || fault.after !== undefined)
    let left = fault.after ?? 0
    if (executes)
      for await (const reply of framesOf(call)) {
        if (left > 0) await flushed(connection, reply)
        else if (fault.after !== undefined) break
        left--
      }
    if (fault.kind === 'drop') connection.socket.terminate()
    if (fault.kind !== 'fail') return undefined
    if (fault.ms !== undefined && !(await passed(fault.ms, context.signal))) return undefined
    const {retcode = FAILED, message = 'mock fault'} = fault
    return send(connection, failedFrame(retcode, message, echoOf(frame.echo), modeOf(action)))
  }

  private sendGarbage(connection: MockClient): void {
    const {world} = this.controls
    connection.socket.send('{"status":"ok","retc')
    connection.socket.send('42')
    send(connection, okFrame({unasked: true}, 'nobody-sent-this-echo'))
    send(connection, stamped(world, heartbeatEvent(world, 30_000)))
  }
}

/** A record is for people: the bytes of an upload would fill the memory and are in the world's files. */
function recorded(params: unknown): Record<string, unknown> {
  if (!isJsonObject(params)) return {}
  const chunk = params['chunk_data']
  if (typeof chunk !== 'string' || chunk.length <= MAX_RECORDED) return params
  const beginning = Buffer.from(chunk.slice(0, MAX_RECORDED)).toString() // a mere slice would keep the whole in memory
  return {...params, chunk_data: `${beginning}…`}
}

function modeOf(action: CalledAction | undefined): Mode {
  return action?.facts.stream === true ? 'stream-action' : 'normal-action'
}

/** The frames that answer a call, in order: one, or a stream's packets, or none if NapCat does not answer. */
async function* framesOf({frame, action, context}: Served): AsyncGenerator<ReplyObject> {
  if (action === undefined) {
    yield unknownActionFrame(frame.action, frame.echo)
    return
  }
  const echo = echoOf(frame.echo)
  const mode = modeOf(action)
  try {
    if (mode === 'stream-action')
      for await (const data of executeStream(action, frame.params, context)) yield okFrame(data, echo, mode)
    else yield okFrame(await execute(action, frame.params, context), echo)
  } catch (error) {
    if (error instanceof Silence || context.signal.aborted) return
    yield failureFrame(error, echo, mode)
  }
}

/** The packets, with one in the wrong place. */
async function* disordered(frames: AsyncIterable<ReplyObject>, {kind, after = 0}: Fault): AsyncGenerator<ReplyObject> {
  let index = 0
  let held: ReplyObject | undefined
  for await (const reply of frames) {
    const struck = index++ === after
    if (!struck || kind === 'repeat') yield reply
    if (held) yield held
    held = struck && kind === 'swap' ? reply : undefined
    if (struck && kind === 'repeat') yield reply
  }
  if (held) yield held
}

function send(connection: MockClient, reply: ReplyObject): ReplyObject {
  void flushed(connection, reply)
  return reply
}

/** Resolves when the frame was sent, so that the socket can then be closed; also if the socket is gone. */
async function flushed({socket}: MockClient, reply: ReplyObject): Promise<void> {
  await new Promise<void>(resolve => socket.send(stringifyJson(reply), () => resolve()))
}

/** Waits; false when the connection ended first. */
async function passed(delayMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(delayMs, undefined, {signal})
    return true
  } catch {
    return false
  }
}
