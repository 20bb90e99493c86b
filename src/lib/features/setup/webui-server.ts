import {randomBytes} from 'node:crypto'
import {pause} from '../../client/pause.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type ServerIdentity} from '../../operations/server-identity.js'
import {clockMs} from '../../protocol/timers.js'
import {rowSink} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {readLoginState} from '../../server/webui/login-state.js'
import {
  freeName,
  freePort,
  losesCertificateChecks,
  openServers,
  readNetwork,
  seesLoopback,
  serversOf,
  writeServers,
  type WebSocketServer,
} from '../../server/webui/network.js'
import {type Webui} from '../../server/webui/webui.js'
import {Login, LOGIN_TIMES} from '../login/log-in.js'
import {atNapCat} from '../login/other-server.js'
import {openWebui, type AccessFlags} from '../login/open-webui.js'
import {type ServerAccess} from './new-profile.js'
import {tryServer} from './try-server.js'

/** The flags that set up through a WebUI, as parsed. */
export interface WebuiFlags extends AccessFlags {
  readonly name?: string | undefined
  readonly webui?: string | undefined
  readonly yes?: boolean | undefined
}

const FIRST_PORT = 3001
/** How many are tried on this machine. */
const MOST_PORTS = 5
const LOGIN_MS = 5 * 60_000
/** NapCat opens a port a moment after it has answered. */
const OPENING_MS = 2000
const POLL_MS = 200

/** How a server is reached, and what answers there. */
interface Reached {
  readonly access: ServerAccess
  readonly found: ServerIdentity
}

/**
 * Finds a WebSocket server of NapCat through its WebUI, or adds one; the bot is logged in first if need be.
 * @throws QQError as `openWebui`, `Login.run` and the calls of `Webui`; CONNECT if what was added cannot be reached: it is taken
 * out again; DECLINED
 */
export async function serverByWebui(session: Session, flags: WebuiFlags, profile: string): Promise<Reached> {
  const {webui, access, turn, state} = await atNapCat(session, async () => {
    const open = await openWebui(session, flags)
    return {...open, state: await readLoginState(open.webui)}
  })
  if (state.phase !== 'online') {
    const login = new Login(session, webui, flags, {...LOGIN_TIMES, forMs: LOGIN_MS}, turn)
    await login.run(rowSink(() => undefined))
  }
  const {hostname} = new URL(access.url)
  const ofWebui = {webui: access.url, webui_token: access.token}
  const reach = async ({port, token}: WebSocketServer): Promise<Reached> => {
    const own = {...ofWebui, url: `ws://${hostname}:${port}`, ...(token !== '' && {token})}
    return {access: own, found: await tryServer(session, own, profile)}
  }
  return (await reachOpen(webui, reach)) ?? addServer(session, webui, flags, reach)
}

type Reach = (server: WebSocketServer) => Promise<Reached>

/** The first server that is open and answers with its own token. */
async function reachOpen(webui: Webui, reach: Reach): Promise<Reached | undefined> {
  for (const server of openServers(await readNetwork(webui))) {
    try {
      return await reach(server)
    } catch (error) {
      if (!(error instanceof QQError)) throw error
    }
  }
  return undefined
}

async function addServer(session: Session, webui: Webui, flags: WebuiFlags, reach: Reach): Promise<Reached> {
  const {notes, questions, signal} = session
  const isHere = await seesLoopback(webui)
  if (!isHere && !flags.yes) {
    const isRight = await questions.askYesNo(
      say('NapCat is on another machine or in a container. Add a server there that listens on all addresses?'),
    )
    if (!isRight) throw new QQError('DECLINED', say('nothing was changed'))
  }
  const host = isHere ? '127.0.0.1' : '0.0.0.0'
  let tries = isHere ? MOST_PORTS : 1
  for (let first = FIRST_PORT; ;) {
    const config = await readNetwork(webui) // just before it is written: the last writer wins
    const port = freePort(config, first)
    const server = {name: freeName(config, 'qqctl'), port, token: randomBytes(24).toString('base64url')}
    if (losesCertificateChecks(config) && first === FIRST_PORT) {
      notes.add(
        say('this turns on the check of certificates of all WebSocket clients: the WebUI does not show that setting'),
      )
    }
    await writeServers(webui, config, [...serversOf(config), {...NEW_SERVER, ...server, host}])
    try {
      const reached = await reachSoon(server, reach, signal)
      notes.add(say('added the WebSocket server {name} at {host}:{port} to NapCat', {name: server.name, host, port}))
      return reached
    } catch (error) {
      await takeOut(webui, server)
      if (!(error instanceof QQError)) throw error
      // NapCat says nothing of a port that another program has
      if (--tries > 0 && ['CONNECT', 'AUTH'].includes(error.code)) first = port + 1
      else throw notReached(error, port)
    }
  }
}

function notReached(error: QQError, port: number): QQError {
  return new QQError(error.code, error.what, {
    hint: say('the server was removed again; publish the port {port} of the container, or open it in the firewall', {
      port,
    }),
    cause: error,
  })
}

/** As the WebUI makes one (config/onebot.ts). */
const NEW_SERVER = {
  enable: true,
  messagePostFormat: 'array',
  reportSelfMessage: false,
  enableForcePushEvent: true,
  debug: false,
  heartInterval: 30_000,
}

async function reachSoon(server: WebSocketServer, reach: Reach, signal: AbortSignal): Promise<Reached> {
  const deadline = clockMs() + OPENING_MS
  for (;;) {
    try {
      return await reach(server)
    } catch (error) {
      const mayOpen = error instanceof QQError && error.code === 'CONNECT' && clockMs() < deadline
      if (!mayOpen) throw error
      await pause(POLL_MS, signal)
    }
  }
}

/** The one that was added, and no other of its name. */
async function takeOut(webui: Webui, {name, token}: WebSocketServer): Promise<void> {
  const config = await readNetwork(webui)
  const others = serversOf(config).filter(server => server['name'] !== name || server['token'] !== token)
  if (others.length < serversOf(config).length) await writeServers(webui, config, others)
}
