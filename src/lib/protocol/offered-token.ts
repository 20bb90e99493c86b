/**
 * The token that the other side of a WebSocket handshake offers; '' for none. A token in the query takes precedence
 * over the header, which is "Bearer" and the token, or only the token (network/websocket-server.ts).
 * @param url of the request, its path and query
 */
export function offeredToken(url: string | undefined, authorization: string | undefined): string {
  const fromQuery = new URLSearchParams((url ?? '').replace(/^[^?]*/, '')).get('access_token')
  if (fromQuery !== null && fromQuery !== '') return fromQuery
  return (authorization ?? '').replace(/^Bearer(?: |$)/, '')
}
