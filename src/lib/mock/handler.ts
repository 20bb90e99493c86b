import {type WireParams} from './wire-values.js'
import {type World} from './world.js'

export interface CallContext {
  readonly world: World
  /** Whether own messages are reported as events. */
  readonly reportSelf: boolean
  /** Milliseconds between the packets of a slow stream. */
  readonly streamIntervalMs: number
  /** Ends when the server stops or the caller's socket closes. */
  readonly signal: AbortSignal
  /** Sends an event to every event client; time and self_id are filled in. */
  emit(event: Record<string, unknown>): void
}

/**
 * Executes one action and returns the reply's `data`; with `undefined` the reply has no data key.
 * @throws Refusal for a failed reply, Silence for none
 */
export type ActionHandler = (params: WireParams, context: CallContext) => unknown

export type HandlerTable = Readonly<Record<string, ActionHandler>>
