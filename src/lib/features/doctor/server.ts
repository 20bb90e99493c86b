import {type Client} from '../../client/client.js'
import {type EventFrame} from '../../client/event-frame.js'
import {request} from '../../client/request.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {serverIdentity} from '../../operations/server-identity.js'
import {isJsonObject} from '../../protocol/json.js'
import {type Session} from '../../run/session.js'
import {checked, failed, fine, warning, type Finding} from './finding.js'

/** NapCat sends a lifecycle event at once to whoever connects for events. */
const EVENT_MS = 3000
const CLOCK_MS = 60_000

/** What the server says of itself, over one connection for calls. Ends with the first failure that the rest depends on. */
export async function* serverFindings({connector}: Session): AsyncGenerator<Finding, void> {
  let client: Client
  try {
    client = await connector.connect('api')
  } catch (error) {
    yield failed('WebSocket', error)
    return
  }
  yield fine('WebSocket', say('the server accepts WebSocket connections'))
  try {
    const identity = await checked('server', async () => {
      const {server, nickname, bot} = await serverIdentity(client)
      const what = say('{server} runs with the bot {nickname} ({bot})', {server: server || 'OneBot', nickname, bot})
      return fine('server', what)
    })
    yield identity
    if (identity.status === 'failed') return
    yield checked('online', async () => onlineFinding(client))
    yield checked('packet backend', async () => packetFinding(client))
  } finally {
    client.close()
  }
}

async function onlineFinding(client: Client): Promise<Finding> {
  const {data} = await client.call(request('get_status', {}))
  if (isJsonObject(data) && data['online'] === true) return fine('online', say('the bot is logged in and online'))
  throw new QQError('UNMET', say('the server runs, but its bot is offline'), {
    hint: say('run `qq login` to log it in'),
  })
}

/** Some actions need it, most do not. */
async function packetFinding(client: Client): Promise<Finding> {
  try {
    await client.call(request('nc_get_packet_status', {}))
    return fine('packet backend', say('the packet backend works'))
  } catch (error) {
    if (!(error instanceof QQError)) throw error
    return warning('packet backend', error.what, say('pokes, AI voices, group signs and some other actions require it'))
  }
}

/** The path of events, and the clock of the server, which its events tell. */
export async function* eventFindings({connector, io, signal}: Session): AsyncGenerator<Finding, void> {
  let seconds: number | undefined
  yield checked('events', async () => {
    const client = await connector.connect('event')
    try {
      for await (const event of client.events(AbortSignal.any([signal, AbortSignal.timeout(EVENT_MS)]))) {
        seconds = secondsOf(event)
        return fine('events', say('events arrive'))
      }
    } finally {
      client.close()
    }
    return warning(
      'events',
      say('no event came within {ms:seconds} s', {ms: EVENT_MS}),
      say('if there is a proxy in front of NapCat, it must forward the path / as well as /api'),
    )
  })
  if (seconds === undefined) return
  const apart = Math.abs(io.now() - seconds * 1000)
  if (apart < CLOCK_MS) yield fine('clock', say('the clocks of this machine and the server agree'))
  else {
    yield warning(
      'clock',
      say('the clocks of this machine and the server differ by {ms:seconds} s', {ms: apart}),
      say('correct the clocks: --since and --until are compared with the times of the server'),
    )
  }
}

function secondsOf(frame: EventFrame): number | undefined {
  const time = frame.event?.['time']
  return typeof time === 'number' ? time : undefined
}
