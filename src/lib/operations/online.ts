import {request} from '../client/request.js'
import {type Client} from '../client/client.js'
import {noFrame, type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {isJsonObject} from '../protocol/json.js'
import {MAX_TIMER_MS} from '../protocol/timers.js'
import {becomesTrue} from './verify.js'

/**
 * Calls get_status, at least once, until the bot is online, and returns that answer.
 * @param ask get_status on a separate connection
 * @throws QQError UNMET if that does not happen in time; any failure other than an unreachable server
 */
export async function untilOnline(ask: () => Promise<Reply>, signal: AbortSignal, limitMs: number): Promise<Reply> {
  let reply: Reply | undefined
  const isOnline = async (): Promise<boolean> => {
    reply = await ask().catch(unlessUnreachable)
    return reply !== undefined && isJsonObject(reply.data) && reply.data['online'] === true
  }
  if ((await becomesTrue(isOnline, signal, limitMs)) && reply) return reply
  throw new QQError('UNMET', {kind: 'operations.notOnline', limitMs}, {action: 'get_status'})
}

/** An unreachable server is waited for; any other error is a failure. */
function unlessUnreachable(error: unknown): undefined {
  if (error instanceof QQError && error.retryable) return undefined
  throw error
}

/**
 * Restarts NapCat and resolves with its answer when the old process is gone. NapCat answers, closes the connection some
 * 100 ms later (action/system/SetRestart.ts), and would report that it is online until then.
 * @param client on the endpoint of events; it is closed
 * @throws QQError as a call, UNMET when the connection does not end in time
 */
export async function restart(
  client: Pick<Client, 'call' | 'events' | 'close' | 'closed'>,
  limitMs: number,
): Promise<Reply> {
  try {
    return await restartOnce(client, limitMs)
  } catch (error) {
    // the connection closed before the answer; the caller checks whether NapCat comes back
    if (error instanceof QQError && error.code === 'TIMEOUT' && client.closed) return noFrame('set_restart')
    throw error
  }
}

/** The same, but a connection that ends before the answer is a failure: nobody knows what was done. @throws as `restart` */
export async function restartOnce(client: Pick<Client, 'call' | 'events' | 'close'>, limitMs: number): Promise<Reply> {
  try {
    const reply = await client.call(request('set_restart', {}))
    if (await hasEnded(client, limitMs)) return reply
    throw new QQError('UNMET', {kind: 'operations.notStopped', limitMs}, {action: 'set_restart'})
  } finally {
    client.close()
  }
}

/** Waits until the server ends a connection. @returns false if it has not in time */
export async function hasEnded(client: Pick<Client, 'events'>, limitMs: number): Promise<boolean> {
  try {
    for await (const _ of client.events(AbortSignal.timeout(Math.min(limitMs, MAX_TIMER_MS))));
    return false
  } catch (error) {
    if (error instanceof QQError && error.code === 'CONNECT') return true
    throw error
  }
}
