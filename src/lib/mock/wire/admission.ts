import {type IncomingMessage} from 'node:http'

/** What a new connection may do. `silent`: it is accepted and never heard or answered. */
export type Admission = 'events' | 'calls' | 'refused' | 'silent'

/** A request's path, without the query, which may hold a token. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/\?.*$/s, '')
}

function offeredToken(request: IncomingMessage): string {
  const query = new URLSearchParams((request.url ?? '').replace(/^[^?]*/, ''))
  const fromQuery = query.get('access_token')
  if (fromQuery !== null && fromQuery !== '') return fromQuery
  const header = request.headers.authorization ?? ''
  return header.startsWith('Bearer ') ? header.slice('Bearer '.length) : header
}

/** Judges a connection the way network/websocket-server.ts does; a path beginning with // makes its URL parse throw. */
export function admit(request: IncomingMessage, token: string): Admission {
  const path = pathOf(request)
  if (token !== '') {
    if (path.startsWith('//')) return 'silent'
    if (offeredToken(request) !== token) return 'refused'
  }
  return path === '/api' || path === '/api/' ? 'calls' : 'events'
}
