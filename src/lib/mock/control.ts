import {QQError} from '../errors/errors.js'
import {parseFault, type FaultList} from './faults.js'
import {type Connection, type Hub} from './wire/hub.js'
import {type CallRecord} from './recorder.js'
import {BAD_REQUEST, Refusal} from './refusal.js'
import {say} from './say.js'
import {isJsonObject} from '../protocol/json.js'
import {type Params} from './values.js'
import {type World} from './world.js'

/** What the pseudo-actions steer. */
export interface Controls {
  readonly world: World
  readonly hub: Hub
  readonly faults: FaultList
  readonly calls: readonly CallRecord[]
}

type Control = (params: Params, controls: Controls, caller: Connection) => unknown

const CONTROLS: Readonly<Record<string, Control>> = {
  'mock.emit': (params, {hub}) => {
    hub.emit({...params})
    return null
  },
  'mock.fault': (params, {faults}) => {
    faults.add(parseFault(params, 'fault'))
    return null
  },
  'mock.clear': (_params, {faults}) => {
    faults.clear()
    return null
  },
  'mock.calls': (_params, {calls}) => calls,
  /** Spares the caller, who is waiting for the answer. */
  'mock.drop': (_params, {hub}, caller) => {
    hub.drop(caller)
    return null
  },
  'mock.say': (params, {world, hub}) => {
    const {message, event} = say(world, params)
    hub.emit(event)
    return {message_id: message.shortId}
  },
}

/** Whether an action steers the mock itself: such calls are not recorded, and faults do not strike them. */
export function isControl(action: string): boolean {
  return Object.hasOwn(CONTROLS, action)
}

/**
 * Carries out a pseudo-action and returns the reply's `data`.
 * @throws Refusal saying what is wrong with the parameters
 */
export function control(action: string, params: unknown, controls: Controls, caller: Connection): unknown {
  if (!isJsonObject(params)) throw new Refusal(BAD_REQUEST, 'params must be an object')
  try {
    return CONTROLS[action]?.(params, controls, caller)
  } catch (error) {
    if (error instanceof QQError) throw new Refusal(BAD_REQUEST, error.message)
    throw error
  }
}
