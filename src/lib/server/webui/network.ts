import {isJsonObject, stringifyJson} from '../../protocol/json.js'
import {refusal, unexpected, type Webui} from './webui.js'

type Fields = Readonly<Record<string, unknown>>

/** The network configuration of the bot, as the WebUI has it: what is not known here is kept. */
export interface NetworkConfig {
  readonly whole: Fields
  /** Of all kinds, by the name of the kind. */
  readonly network: Readonly<Record<string, readonly Fields[]>>
}

/** A WebSocket server of the configuration. */
export interface WebSocketServer {
  readonly name: string
  readonly port: number
  readonly token: string
}

const GET = '/OB11Config/GetConfig'
const SET = '/OB11Config/SetConfig'

/** @throws QQError ACTION_FAILED before the bot is logged in */
export async function readNetwork(webui: Webui): Promise<NetworkConfig> {
  const answer = await webui.read(GET)
  if (!answer.ok) throw refusal(GET, answer.said)
  const whole = answer.data
  if (!isJsonObject(whole) || !isJsonObject(whole['network'])) throw unexpected(GET)
  const kinds = Object.entries(whole['network']).map(([kind, list]) => [kind, Array.isArray(list) ? list : []] as const)
  return {whole, network: Object.fromEntries(kinds.map(([kind, list]) => [kind, list.filter(isJsonObject)]))}
}

/**
 * Writes the whole configuration with other WebSocket servers: what is left out would be deleted (OB11Config.ts).
 * @throws QQError as `Webui.write`
 */
export async function writeServers(webui: Webui, {whole}: NetworkConfig, servers: readonly Fields[]): Promise<void> {
  const network = whole['network'] as Fields // looked at when it was read
  const config = stringifyJson({...whole, network: {...network, websocketServers: servers}})
  const answer = await webui.write(SET, {config})
  if (!answer.ok) throw refusal(SET, answer.said)
}

export function serversOf({network}: NetworkConfig): readonly Fields[] {
  return network['websocketServers'] ?? []
}

/** Those that are open, with what a client needs. */
export function openServers(config: NetworkConfig): WebSocketServer[] {
  return serversOf(config).flatMap(({enable, name, port, token}) =>
    enable === true && typeof port === 'number' ? [{name: String(name), port, token: String(token ?? '')}] : [],
  )
}

/** Names are one space for all kinds, and two are NapCat's own (network/index.ts). */
export function freeName(config: NetworkConfig, wanted: string): string {
  const taken = new Set(['debug-primary', 'plugin_manager', ...everything(config).map(({name}) => name)])
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.has(name)) return name
  }
}

export function freePort(config: NetworkConfig, first: number): number {
  const taken = new Set(everything(config).map(({port}) => Number(port)))
  let port = first
  while (taken.has(port)) port++
  return port
}

/** Whether the configuration has clients whose setting for certificates each write resets, since it does not show it. */
export function losesCertificateChecks({network}: NetworkConfig): boolean {
  return (network['websocketClients'] ?? []).some(({url}) => typeof url === 'string' && /^wss:/i.test(url))
}

/** Whether the WebUI sees us come from its own machine: a container does not, although it was reached at 127.0.0.1. */
export async function seesLoopback(webui: Webui): Promise<boolean> {
  const answer = await webui.get('/WebUIConfig/GetClientIP')
  const ip = answer.ok && isJsonObject(answer.data) ? answer.data['ip'] : undefined
  return typeof ip === 'string' && /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(ip)
}

function everything({network}: NetworkConfig): Fields[] {
  return Object.values(network).flat()
}
