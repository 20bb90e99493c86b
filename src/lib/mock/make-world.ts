import {defaultScenario} from './default-world.js'
import {messagesOfNodes} from './message/forward-nodes.js'
import {incomingSegments} from './message/incoming.js'
import {type Peer} from './message/stored-messages.js'
import {type Scenario, type ScenarioMessage} from './scenario.js'
import {nowSeconds} from './wire-values.js'
import {World} from './world.js'

export function makeWorld(scenario: Scenario = {}): World {
  const world = new World(scenario)
  const builtIn = defaultScenario(world.self.user_id, nowSeconds()).messages.filter(one => knows(world, one))
  for (const message of scenario.messages ?? builtIn) remember(world, message)
  return world
}

function knows(world: World, message: ScenarioMessage): boolean {
  return message.group_id === undefined
    ? world.friends.has(Number(message.user_id))
    : world.groups.has(Number(message.group_id))
}

function remember(world: World, source: ScenarioMessage): void {
  const peer: Peer =
    source.group_id === undefined
      ? {kind: 'private', id: Number(source.user_id)}
      : {kind: 'group', id: Number(source.group_id)}
  const segments = incomingSegments(source.text, source.message)
  const isForward = segments.length > 0 && segments.every(segment => segment.type === 'node')
  const message = world.messages.add({
    peer,
    senderId: Number(source.from ?? source.user_id ?? world.self.user_id),
    time: source.time ?? nowSeconds(),
    segments,
    shortId: source.message_id,
    // only the sender gets a res_id
    ...(isForward && {forward: {resId: '', messages: messagesOfNodes(world, peer, segments)}}),
  })
  for (const [emoji, users] of Object.entries(source.reactions ?? {}))
    for (const user of users) world.reactions.add(message, emoji, Number(user))
}
