import {nowSeconds} from '../wire-values.js'
import {type World} from '../world.js'

/** The first frame on an event path. */
export function lifecycleEvent(): Record<string, unknown> {
  return {post_type: 'meta_event', meta_event_type: 'lifecycle', sub_type: 'connect'}
}

export function heartbeatEvent(world: World, interval: number): Record<string, unknown> {
  return {
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    status: {online: world.online, good: true},
    interval,
  }
}

/** Any event with what every event carries. */
export function stamped(world: World, event: Record<string, unknown>): Record<string, unknown> {
  return {time: nowSeconds(), self_id: world.self.user_id, ...event}
}
