import {execute, executeStream, type CalledAction} from '../execute.js'
import {echoOf, failureFrame, okFrame, type ReplyObject} from './reply-frames.js'
import {type CallContext} from '../handler.js'
import {Silence} from '../refusal.js'

/** The request of a client. */
export interface Call {
  readonly params: unknown
  readonly echo: unknown
}

async function* packets(action: CalledAction, {params, echo}: Call, context: CallContext): AsyncGenerator<ReplyObject> {
  for await (const data of executeStream(action, params, context)) yield okFrame(data, echo, 'stream-action')
}

/** The frames that answer a call, in order: one, or a stream's packets, or none if NapCat does not answer. */
export async function* replies(action: CalledAction, call: Call, context: CallContext): AsyncGenerator<ReplyObject> {
  const echo = echoOf(call.echo)
  const stream = action.facts.stream === true
  try {
    if (stream) yield* packets(action, {...call, echo}, context)
    else yield okFrame(await execute(action, call.params, context), echo)
  } catch (error) {
    if (error instanceof Silence || context.signal.aborted) return
    yield failureFrame(error, echo, stream ? 'stream-action' : 'normal-action')
  }
}
