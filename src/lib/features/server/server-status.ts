import {type Caller} from '../../client/caller.js'
import {request} from '../../client/request.js'
import {isLoopback} from '../../config/server-url.js'
import {isOfKind, QQError} from '../../errors/errors.js'
import {isKnown} from '../../errors/saying.js'
import {serverIdentity} from '../../operations/server-identity.js'
import {isJsonObject} from '../../protocol/json.js'
import {type Session} from '../../run/session.js'
import {type ServerRow, ServerRun} from './server-run.js'

/** What is known of a server, by its processes and by its answers; null = not known. */
export type StatusRow = Omit<ServerRow, 'log'> & {
  readonly online: boolean | null
  readonly user_id: string | null
  readonly version: string | null
}

/** What the server says of itself. */
type Told = Pick<StatusRow, 'online' | 'user_id' | 'version'>

const SILENT: Told = {online: null, user_id: null, version: null}

export async function serverStatus(session: Session): Promise<StatusRow> {
  const run = await ServerRun.open(session)
  const {state, pid, since, url} = run.rowOf(run.running())
  try {
    const told = await session.connector.withCaller(ask)
    return {state: 'running', pid, since, ...told, url}
  } catch (error) {
    if (!(error instanceof QQError)) throw error
    session.notes.add(error.what)
    const silent = isRefused(error) && isLoopback(new URL(url).hostname) ? 'stopped' : state
    return {state: state === 'running' || error.code === 'AUTH' ? 'running' : silent, pid, since, ...SILENT, url}
  }
}

async function ask(caller: Caller): Promise<Told> {
  const {data} = await caller.call(request('get_status', {}))
  const online = isJsonObject(data) && typeof data['online'] === 'boolean' ? data['online'] : null
  try {
    const {server, bot} = await serverIdentity(caller)
    return {online, user_id: bot || null, version: server || null}
  } catch (error) {
    if (error instanceof QQError) return {...SILENT, online}
    throw error
  }
}

/** Nothing listens at the port. */
function isRefused(error: QQError): boolean {
  if (!isOfKind(error, 'connection.failed')) return false
  const {reason} = error.what
  return isKnown(reason) && reason.kind === 'connection.systemError' && reason.code === 'ECONNREFUSED'
}
