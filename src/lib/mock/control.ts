import {parseFault, type FaultList} from './faults.js'
import {checkedFields} from './fields.js'
import {type MockClient, type Hub} from './wire/hub.js'
import {type CallRecord} from './recorder.js'
import {BAD_REQUEST, Refusal} from './refusal.js'
import {sampleEvents} from './samples/events.js'
import {letSay} from './say.js'
import {isJsonObject} from '../protocol/json.js'
import {type WireParams, textOf} from './wire-values.js'
import {type World} from './world.js'

/** The controls of the pseudo-actions. */
export interface Controls {
  readonly world: World
  readonly hub: Hub
  readonly faults: FaultList
  readonly calls: readonly CallRecord[]
  /** Drops all connections but the spared one, and accepts none for this many ms. */
  readonly restart: (ms: number, spared: MockClient) => void
  /** What set_restart does: NapCat's process ends, and a supervisor or its own master starts it again. */
  readonly leave: (answered: Promise<unknown>) => void
}

type Control = (params: WireParams, controls: Controls, caller: MockClient) => unknown

const CONTROLS: Readonly<Record<string, Control>> = {
  /** `kind` names a sample, which the other fields change; without it they are the whole event. */
  'mock.emit': ({kind, ...given}, {world, hub}) => {
    const events = kind === undefined ? [given] : sampleEvents(world, textOf(kind), given)
    const [sent] = events.map(event => hub.emit(event))
    return sent
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
  /** Spares the caller, which waits for the answer. */
  'mock.drop': (_params, {hub}, caller) => {
    hub.drop(caller)
    return null
  },
  /** Spares the caller. Later connections are served. */
  'mock.silence': (params, {hub}, caller) => {
    const {ms, deaf} = checkedFields(params, {ms: 'number', deaf: 'boolean'}, 'silence')
    hub.silence({deaf: deaf === true, ms}, caller)
    return null
  },
  /** As `mock.drop`, and no client can connect for some time. */
  'mock.restart': (params, {restart}, caller) => {
    const {ms = 1000} = checkedFields(params, {ms: 'number'}, 'restart')
    restart(ms, caller)
    return null
  },
  'mock.say': (params, {world, hub}) => {
    const {message, events} = letSay(world, params)
    for (const event of events) hub.emit(event)
    return {message_id: message.shortId}
  },
}

/** Whether an action controls the mock itself. Such calls are not recorded and not affected by faults. */
export function isControl(action: string): boolean {
  return Object.hasOwn(CONTROLS, action)
}

/**
 * Executes a pseudo-action and returns the reply's `data`.
 * @throws Refusal that describes the wrong parameters
 */
export function control(action: string, params: unknown, controls: Controls, caller: MockClient): unknown {
  if (!isJsonObject(params)) throw new Refusal(BAD_REQUEST, 'params must be an object')
  return CONTROLS[action]?.(params, controls, caller)
}
