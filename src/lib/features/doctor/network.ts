import {lookup} from 'node:dns/promises'
import {connect as connectTcp, type Socket} from 'node:net'
import {connect as connectTls, type TLSSocket} from 'node:tls'
import {systemCodeOf} from '../../client/failures.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say, type Known} from '../../errors/saying.js'
import {readTextFile} from '../../input/text.js'
import {type Session} from '../../run/session.js'
import {fine, warning, type Finding} from './finding.js'

/** A look at the way takes no longer than this, in ms. */
const LIMIT_MS = 10_000
const DAY_MS = 86_400_000
const SOON_DAYS = 14

export interface Way {
  readonly url: URL
  readonly host: string
  readonly port: number
  readonly proxy: string | undefined
  readonly limitMs: number
}

/** @throws QQError as `RunSettings.resolve`, VALIDATION for a proxy that is none */
export function wayTo({settings}: Session): Way {
  const {url: found, connectTimeoutMs} = settings.resolve()
  const url = new URL(found.value)
  const port = Number(url.port) || (url.protocol === 'wss:' ? 443 : 80)
  const limitMs = Math.min(connectTimeoutMs.value || LIMIT_MS, LIMIT_MS)
  return {url, host: url.hostname.replace(/^\[|\]$/g, ''), port, proxy: settings.proxyFor(found.value), limitMs}
}

/** @throws QQError CONNECT when the name is nobody's */
export async function dnsFinding(way: Way): Promise<Finding> {
  const found = await lookup(way.host, {all: true}).catch((error: unknown) => {
    throw notReached(way, error)
  })
  const addresses = [...new Set(found.map(({address}) => address))]
  return fine('DNS', say('{host} resolves to {addresses}', {host: way.host, addresses}))
}

/** @throws QQError CONNECT when nobody listens */
export async function portFinding(way: Way, signal: AbortSignal): Promise<Finding> {
  const {host, port} = way
  const socket = await connected(way, connectTcp({host, port}), 'connect', signal)
  socket.destroy()
  return fine('port', say('{host} listens on port {port}', {host, port}))
}

/** @throws QQError CONNECT when the certificate is not good */
export async function tlsFinding(way: Way, {settings}: Session, signal: AbortSignal): Promise<Finding> {
  const {host, port} = way
  const {ca, insecure} = settings.flags
  const socket = connectTls({
    host,
    port,
    servername: /^[\d.]+$|:/.test(host) ? '' : host,
    rejectUnauthorized: !insecure,
    ...(ca !== undefined && {ca: readTextFile(ca, '--ca')}),
  })
  const secure = await connected<TLSSocket>(way, socket, 'secureConnect', signal)
  const {valid_to: until} = secure.getPeerCertificate()
  secure.destroy()
  if (insecure)
    return warning('TLS', say('the certificate is not checked (--insecure)'), say('use --ca FILE to check it'))
  const days = Math.floor((Date.parse(until) - Date.now()) / DAY_MS)
  if (days < SOON_DAYS)
    return warning('TLS', say('the certificate expires in {days} days', {days}), say('renew the certificate'))
  return fine('TLS', say('the certificate is valid for {days} more days', {days}))
}

async function connected<T extends Socket>(way: Way, socket: T, event: string, signal: AbortSignal): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(way.limitMs)])
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(event, () => resolve()).once('error', reject)
      limit.addEventListener('abort', () => reject(limit.reason as Error), {once: true})
    })
    return socket
  } catch (error) {
    socket.on('error', () => undefined).destroy()
    signal.throwIfAborted()
    throw notReached(way, error)
  }
}

function notReached({url, limitMs}: Way, error: unknown): QQError {
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const what = {code: systemCodeOf(error), detail: reasonOf(error), secure: url.protocol === 'wss:', proxied: false}
  const reason: Known = isLate ? {kind: 'connection.timedOut', limitMs} : {kind: 'connection.systemError', ...what}
  return new QQError('CONNECT', {kind: 'connection.failed', host: url.host, proxy: undefined, reason}, {cause: error})
}
