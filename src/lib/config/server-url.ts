import {isIP} from 'node:net'
import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {type Known} from '../errors/saying.js'

export const DEFAULT_URL = 'ws://127.0.0.1:3001'

/**
 * Splits `?access_token=` off a URL: it would stand in every server's log. Never quotes more of the URL in an error than its
 * host.
 * @throws QQError VALIDATION for what is no URL of a WebSocket server
 */
export function readUrl(text: string): {url: string; token: string | undefined} {
  if (!/^wss?:/i.test(text)) {
    const instead = suggestedUrl(text)
    if (instead !== undefined) throw new QQError('VALIDATION', {kind: 'config.wrongScheme', instead})
  }
  if (!URL.canParse(text)) throw malformed('VALIDATION', 'URL')
  const url = new URL(text)
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new QQError('VALIDATION', {kind: 'config.wrongScheme', instead: undefined})
  }
  if (url.username || url.password) throw new QQError('VALIDATION', {kind: 'config.userInUrl'})
  if (url.hash) url.hash = ''
  if (!url.search) return {url: url.href, token: undefined}
  const token = url.searchParams.get('access_token') ?? undefined
  url.searchParams.delete('access_token')
  return {url: url.href, token: token || undefined}
}

/** What is meant by `http://HOST:PORT`, `HOST:PORT` or a host alone; undefined = none of these. */
function suggestedUrl(text: string): string | undefined {
  const [, secure, host] =
    /^(?:http(s?):\/\/)?((?:[\p{L}\p{N}.-]+|\[[\da-f:.]+\])(?::\d{1,5})?)(?:[/?#].*)?$/isu.exec(text) ?? []
  if (host === undefined) return undefined
  return `${secure ? 'wss' : 'ws'}://${host}${/:\d+$/.test(host) || secure !== undefined ? '' : ':3001'}`
}

/** @param mayBeCleartext the owner says that the token may cross a network of their own in clear text */
export function exposure(url: string, hasToken: boolean, mayBeCleartext: boolean): Known | undefined {
  const {protocol, hostname: host} = new URL(url)
  if (isLoopback(host) || (mayBeCleartext && isPrivate(host))) return undefined
  if (!hasToken) return {kind: 'config.exposed', host}
  return protocol === 'ws:' ? {kind: 'config.clearText', host} : undefined
}

/** @param hostname in the form of URL (IPv6 in brackets) */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

/** Addresses that no router of the internet passes on, and names that only a network of one's own can know. */
export function isPrivate(hostname: string): boolean {
  if (hostname.startsWith('[')) return /^\[(?:f[cd]|fe[89ab])/i.test(hostname)
  if (isIP(hostname) === 4) {
    return /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      hostname,
    )
  }
  return !hostname.includes('.') || /\.(?:local|lan|home|internal|home\.arpa)$/i.test(hostname)
}
