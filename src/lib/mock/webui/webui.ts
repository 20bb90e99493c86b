import {type WireParams} from '../wire-values.js'
import {type World} from '../world.js'
import {DEFAULT_WEBUI_TOKEN} from './default-token.js'
import {Account, type LoginTimes} from './account.js'
import {answerRequest} from './api.js'
import {Doorkeeper} from './doorkeeper.js'
import {HttpPort} from './http-port.js'
import {Network, type OneBot} from './network.js'
import {obey, type Ordered} from './orders.js'
import {type DialledClient, type OwnServer, startingConfig} from './own-server.js'
import {type Conduct} from './parts.js'
import {RequestLog, type WebuiCounts} from './request-log.js'
import {Worker} from './worker.js'

export interface WebuiOptions extends Partial<LoginTimes> {
  /** 127.0.0.1 when absent. */
  readonly host?: string
  /** 0 = a free one, also when absent. */
  readonly port?: number
  /** `mock-webui-token` when absent. */
  readonly token?: string
  /** Whether the mock's own server is in the network configuration; true when absent. */
  readonly hasServer?: boolean
  /** Whether nobody scans the QR code unless it is ordered; false when absent. */
  readonly held?: boolean
  /** How long the ports are closed when the worker restarts; 4,000 when absent. */
  readonly restartMs?: number
  /** Whether it is a server after 4.18.19; see the order `restart`. */
  readonly restartsItself?: boolean
  /** Logins in a minute; 10 when absent. */
  readonly loginRate?: number
}

/** The running WebUI of a mock. */
export interface MockWebui {
  /** http://host:port, without a path. */
  readonly url: string
  readonly port: number
  readonly token: string
  readonly counts: WebuiCounts
  /**
   * Executes an order, as `qq mock order` does, and returns its `data`.
   * @throws Refusal
   */
  order(name: string, params?: WireParams): unknown
}

/** The bot behind a WebUI. */
export interface Bot extends Omit<OneBot, 'selfId'> {
  readonly world: World
  readonly own: OwnServer
  readonly dialled: DialledClient | undefined
  readonly emit: (event: Record<string, unknown>) => void
  /** Ends every OneBot connection. */
  drop(): void
}

/** What the mock does with its WebUI. */
interface OpenWebui {
  readonly webui: MockWebui
  /** What OneBot clients connect to. */
  readonly ports: Network
  /** Of the mock's own server; 0 if it has none. */
  readonly port: number
  /** The worker restarts, as after a request of the WebUI. */
  leave(answered: Promise<unknown>): void
  close(): Promise<void>
}

/**
 * Opens the WebUI of a bot that is logged out.
 * @throws QQError LOCAL when the port cannot be had
 */
export async function openWebui(options: WebuiOptions, bot: Bot): Promise<OpenWebui> {
  const {host = '127.0.0.1', port = 0, token = DEFAULT_WEBUI_TOKEN, loginRate = 10, held = false} = options
  const {scanMs = 1000, readyMs = 50, codeMs = 50, startMs = 0} = options
  const {world, own, dialled} = bot
  const {hasServer = true} = options
  const start = await startingConfig(hasServer ? own : undefined, dialled, own.token)
  const network = new Network(start.config, {...bot, selfId: world.self.user_id})
  const conduct: Conduct = {
    restartMs: options.restartMs ?? 4000,
    restartsItself: options.restartsItself ?? false,
    quickLogins: [String(world.self.user_id)],
    quickRefusal: undefined,
    quickDemand: undefined,
    clockAheadMs: 0,
  }
  const account = new Account({scanMs, readyMs, codeMs, startMs}, state => {
    world.online = state === 'online'
    if (state === 'online') network.start()
  })
  account.held = held
  const door = new Doorkeeper(token, loginRate, () => Date.now() + conduct.clockAheadMs)
  const http = new HttpPort(host, port, async request => answerRequest(request, on, order => obey(order, on)))
  const worker = new Worker(http, conduct, {
    end: () => {
      account.stop()
      network.stop()
      bot.drop()
      door.forget()
    },
    begin: () => account.start(),
  })
  const requests = new RequestLog()
  const restart = (afterMs?: number): void => worker.restart(afterMs)
  const on: Ordered = {world, account, door, network, requests, conduct, restart, emit: bot.emit}
  await http.open()
  account.start()
  const webui: MockWebui = {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${http.port}`,
    port: http.port,
    token,
    get counts() {
      return requests.counts
    },
    order: (name, params = {}) => obey({name, params}, on),
  }
  const close = async (): Promise<void> => {
    account.stop()
    await worker.stop()
    await network.close()
  }
  return {webui, ports: network, port: start.port, leave: answered => void answered.then(() => restart()), close}
}
