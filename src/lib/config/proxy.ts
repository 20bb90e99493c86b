import {QQError} from '../errors/errors.js'
import {atPlace} from '../errors/saying.js'
import {type ProxyEnvironment} from './environment.js'
import {isLoopback} from './server-url.js'

/**
 * The proxy for a ws(s):// or http(s):// URL: of the flag, or else of the environment. A loopback server never uses the
 * environment's proxy (as in Go's net/http), because it would be the proxy's own loopback.
 * @throws QQError VALIDATION for anything but an http:// or https:// URL
 */
export function resolveProxy(flag: string | undefined, environment: ProxyEnvironment, url: string): string | undefined {
  if (flag !== undefined) return flag === '' ? undefined : checkProxy(flag, '--proxy')
  const target = new URL(url)
  const secure = isSecure(target)
  const proxy = secure ? environment.https : environment.http
  if (!proxy || isLoopback(target.hostname) || isExempt(target, environment.none)) return undefined
  return checkProxy(proxy, secure ? 'HTTPS_PROXY' : 'HTTP_PROXY')
}

function isSecure({protocol}: URL): boolean {
  return protocol === 'wss:' || protocol === 'https:'
}

function checkProxy(text: string, source: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href
  throw new QQError('VALIDATION', atPlace(source, {kind: 'config.wrongProxy'}))
}

/** NO_PROXY: a name also matches its subdomains, `*` all, `host:port` and `[IPv6]:port` only that port. */
function isExempt(target: URL, none: string | undefined): boolean {
  const port = target.port || (isSecure(target) ? '443' : '80')
  const host = target.hostname.replace(/^\[|\]$/g, '')
  return (none ?? '').split(/[\s,]+/).some(entry => {
    if (entry === '*') return true
    const [, ipv6, plain, onlyPort] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    const name = ipv6 ?? plain ?? entry.toLowerCase()
    if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false
    const suffix = name.replace(/^\*?\./, '')
    return host === suffix || host.endsWith(`.${suffix}`)
  })
}
