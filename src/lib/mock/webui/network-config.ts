import {isJsonObject} from '../../protocol/json.js'
import {converted} from '../fields.js'

const SERVER = {
  name: '',
  enable: false,
  messagePostFormat: 'array',
  token: '',
  debug: false,
}
const HTTP_SERVER = {...SERVER, port: 3000, host: '127.0.0.1', enableCors: true, enableWebsocket: false}

/** The kinds of connections, and what a new one of each has where nothing is given. */
const DEFAULTS = {
  httpServers: {...HTTP_SERVER, name: 'http-server'},
  httpSseServers: {...HTTP_SERVER, name: 'http-sse-server', reportSelfMessage: false},
  httpClients: {...SERVER, name: 'http-client', url: 'http://localhost:8080', reportSelfMessage: false},
  websocketServers: {
    ...SERVER,
    name: 'websocket-server',
    host: '127.0.0.1',
    port: 3001,
    reportSelfMessage: false,
    enableForcePushEvent: true,
    heartInterval: 30_000,
  },
  websocketClients: {
    ...SERVER,
    name: 'websocket-client',
    url: 'ws://localhost:8082',
    reportSelfMessage: false,
    reconnectInterval: 5000,
    heartInterval: 30_000,
  },
  plugins: {name: 'plugin', enable: false, messagePostFormat: 'array', reportSelfMessage: false, debug: false},
}

const TIMEOUT = {baseTimeout: 10_000, uploadSpeedKBps: 256, downloadSpeedKBps: 256, maxTimeout: 1_800_000}
const GENERAL = {musicSignUrl: '', enableLocalFile2Url: false, parseMultMsg: false, imageDownloadProxy: ''}

type Defaults = typeof DEFAULTS
export type ConnectionKind = keyof Defaults
type Connections = {readonly [K in ConnectionKind]: readonly Readonly<Defaults[K]>[]}

export type WebSocketServerConfig = Readonly<Defaults['websocketServers']>
export type WebSocketClientConfig = Readonly<Defaults['websocketClients']>

/** What OB11Config reads and writes. */
export interface NetworkConfig extends Readonly<typeof GENERAL> {
  readonly network: Connections
  readonly timeout: Readonly<typeof TIMEOUT>
}

/** Types are converted where that is possible; nothing else about a value is checked. @throws Error */
function likeDefault(given: unknown, fallback: unknown): unknown {
  if (given === undefined) return fallback
  const value = converted(given, typeof fallback)
  if (typeof value === typeof fallback) return value
  if (typeof fallback === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value)
  throw new Error(`Expected ${typeof fallback}`)
}

/** The fields that the defaults have; unknown ones are dropped. @throws Error */
function filled<T extends object>(value: unknown, defaults: T): T {
  if (!isJsonObject(value)) throw new Error('Expected object')
  const entries = Object.entries(defaults).map(([name, fallback]) => [name, likeDefault(value[name], fallback)])
  return Object.fromEntries(entries) as T // it has the names and the types of the defaults
}

function listOf<T extends object>(value: unknown, defaults: T): T[] {
  return Array.isArray(value) ? value.map(item => filled<T>(item, defaults)) : []
}

/** The whole configuration; everything that is missing becomes its default. @throws Error that names the wrong type */
export function networkConfig(value: unknown): NetworkConfig {
  if (!isJsonObject(value)) throw new Error('Expected object')
  const network = isJsonObject(value['network']) ? value['network'] : {}
  return {
    network: {
      httpServers: listOf(network['httpServers'], DEFAULTS.httpServers),
      httpSseServers: listOf(network['httpSseServers'], DEFAULTS.httpSseServers),
      httpClients: listOf(network['httpClients'], DEFAULTS.httpClients),
      websocketServers: listOf(network['websocketServers'], DEFAULTS.websocketServers),
      websocketClients: listOf(network['websocketClients'], DEFAULTS.websocketClients),
      plugins: listOf(network['plugins'], DEFAULTS.plugins),
    },
    ...filled(value, GENERAL),
    timeout: filled(value['timeout'] ?? {}, TIMEOUT),
  }
}
