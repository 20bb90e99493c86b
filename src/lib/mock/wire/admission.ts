import {type IncomingMessage} from 'node:http'
import {offeredToken} from '../../protocol/offered-token.js'

/** What a new connection may do. `silent`: it is accepted and never heard or answered. */
export type Admission = 'events' | 'calls' | 'refused' | 'silent'

/** A request's path, without the query, which may hold a token. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/\?.*$/s, '')
}

/** Admits a connection as network/websocket-server.ts does; a path beginning with // makes its URL parse throw. */
export function admit(request: IncomingMessage, token: string): Admission {
  const path = pathOf(request)
  if (token !== '') {
    if (path.startsWith('//')) return 'silent'
    if (offeredToken(request.url, request.headers.authorization) !== token) return 'refused'
  }
  return path === '/api' || path === '/api/' ? 'calls' : 'events'
}
