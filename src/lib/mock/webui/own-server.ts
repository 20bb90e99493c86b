import {Listener} from '../wire/listener.js'
import {networkConfig, type NetworkConfig} from './network-config.js'

/** Where the mock's own server listens once the bot is logged in. */
export interface OwnServer {
  readonly host: string
  /** 0 = a free one. */
  readonly port: number
  readonly token: string
  readonly reportSelf: boolean
  readonly heartbeatMs: number
}

export interface DialledClient {
  readonly url: string
  readonly intervalMs?: number
}

/**
 * The network configuration at the start, with the port that was free.
 * @throws QQError LOCAL when the port cannot be had
 */
export async function startingConfig(
  own: OwnServer | undefined,
  dialled: DialledClient | undefined,
  token: string,
): Promise<{config: NetworkConfig; port: number}> {
  const port = own === undefined ? 0 : await availablePort(own.host, own.port)
  const server = own && {
    name: 'mock',
    enable: true,
    host: own.host,
    port,
    token: own.token,
    reportSelfMessage: own.reportSelf,
    heartInterval: own.heartbeatMs,
  }
  const client = dialled && {name: 'dial', enable: true, url: dialled.url, reconnectInterval: dialled.intervalMs, token}
  const network = {websocketServers: server ? [server] : [], websocketClients: client ? [client] : []}
  return {config: networkConfig({network}), port}
}

/** A logged-out bot has no port open, but it is known which one it will be. */
async function availablePort(host: string, port: number): Promise<number> {
  const listener = new Listener(host, port, () => undefined)
  await listener.open()
  await listener.close()
  return listener.port
}
