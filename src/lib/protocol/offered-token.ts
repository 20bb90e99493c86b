/**
 * The token that the other side of a WebSocket handshake offers; '' for none. A query that names one wins over the header,
 * which is "Bearer" and the token or the token alone (network/websocket-server.ts).
 * @param url of the request, its path and query
 */
export function offeredToken(url: string | undefined, authorization: string | undefined): string {
  const fromQuery = new URLSearchParams((url ?? '').replace(/^[^?]*/, '')).get('access_token')
  if (fromQuery !== null && fromQuery !== '') return fromQuery
  return (authorization ?? '').replace(/^Bearer(?: |$)/, '')
}
