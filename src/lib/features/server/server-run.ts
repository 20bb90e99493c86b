import {spawn, type ChildProcess} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {closeSync, openSync} from 'node:fs'
import {constants} from 'node:os'
import path from 'node:path'
import {pause} from '../../client/pause.js'
import {endpointUrl} from '../../client/options.js'
import {type Reply} from '../../client/read-reply.js'
import {request} from '../../client/request.js'
import {makeFolder} from '../../disk/folders.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {hasEnded as connectionHasEnded, restartOnce, untilOnline} from '../../operations/online.js'
import {RestartTurn} from '../../operations/restart-turn.js'
import {clockMs} from '../../protocol/timers.js'
import {type Session} from '../../run/session.js'
import {
  hasEnded,
  MARK,
  ServerNote,
  signalServer,
  standingOfServer,
  type StartedServer,
} from '../../state/started-server.js'
import {type AccessFlags} from '../login/open-webui.js'
import {webuiOfServer, type WebuiOfServer} from './webui-of-server.js'

/** How long a command must live to count as started, when nobody waits for the server. */
const FIRST_LOOK_MS = 500
const STOP_MS = 10_000
const KILL_MS = 5000
/** How long NapCat may take to end after its answer to a restart. */
const RESTART_MS = 30_000

/** Runs the command when our note is on the disk: a line on its stdin says so. If we are gone before, it does nothing. */
const WHEN_NOTED = 'read -r _ || exit 1; exec sh -c "$1" </dev/null'

export interface ServerRow {
  readonly state: 'running' | 'stopped' | 'unknown'
  readonly pid: number | null
  /** Epoch seconds. */
  readonly since: number | null
  readonly log: string | null
  readonly url: string
}

export interface Started {
  readonly row: ServerRow
  /** Of a command that has failed. */
  readonly exitCode?: number
}

/** What runs now, and what tells that a command has ended. */
interface Begun {
  readonly started: StartedServer | undefined
  readonly end?: Promise<number>
}

/** The server of a session: what starts it, and what was started. */
export class ServerRun {
  readonly #url: string

  private constructor(
    private readonly session: Session,
    readonly note: ServerNote,
  ) {
    this.#url = session.settings.resolve().url.value
  }

  static async open(session: Session): Promise<ServerRun> {
    const store = await session.memory.needed('qq server')
    return new ServerRun(session, new ServerNote(store, endpointUrl(session.settings.resolve().url.value, 'api')))
  }

  /** What an earlier run has started, if any of its processes is left; a note of what is gone is dropped. */
  running(): StartedServer | undefined {
    const noted = this.note.read()
    if (!noted) return undefined
    const standing = standingOfServer(noted)
    if (standing === 'gone') this.note.drop()
    if (standing !== 'out of sight') return standing === 'there' ? noted : undefined
    throw new QQError(
      'UNSUPPORTED',
      say('process {pid} was started on another machine, in another container, or cannot be told from others here', {
        pid: noted.holder.pid,
      }),
      {hint: say('use `qq server` where it was started')},
    )
  }

  /** Starts it, unless it runs. @param waitMs for the bot to be online @throws QQError USAGE without a command, UNMET */
  async start(typed: string | undefined, waitMs: number | undefined): Promise<Started> {
    const begun = await this.#alone(async () => {
      const before = this.running()
      const isThere = before !== undefined || (await this.#answers())
      if (isThere) this.session.notes.add(say('it runs already, so nothing was started'))
      return isThere ? {started: before} : this.#launch(this.#startCommand(typed))
    })
    return this.#begun(begun, waitMs)
  }

  async #begun({started, end}: Begun, waitMs: number | undefined): Promise<Started> {
    const code = await (waitMs === undefined ? end && this.#firstLook(end) : this.#waitFor(end, waitMs))
    const row: ServerRow = started ? this.rowOf(started) : {...this.rowOf(undefined), state: 'running'}
    return {row, ...(code !== undefined && code !== 0 && {exitCode: code})}
  }

  /** @throws QQError UNSUPPORTED if nothing here can stop it, and UNMET if it does not end */
  async stop(waitMs = STOP_MS): Promise<Started> {
    return this.#alone(async () => {
      const {stopCommand} = this.session.settings.resolve()
      const ours = this.running()
      if (ours) await this.#end(ours, waitMs)
      else if (stopCommand) return this.#runStop(stopCommand.value)
      else {
        throw new QQError(
          'UNSUPPORTED',
          say('`qq server start` has started nothing that runs here, so nothing was stopped'),
          {
            hint: say('set stop_command in the profile; NapCat starts again by itself after `qq system exit`'),
          },
        )
      }
      return {row: {...this.rowOf(ours), state: 'stopped'}}
    })
  }

  /** Does something while no other run starts or stops the server. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const lock = await this.note.lock(this.session.signal)
    try {
      return await work()
    } finally {
      lock.release()
    }
  }

  rowOf(server: StartedServer | undefined): ServerRow {
    const runs = server && standingOfServer(server) === 'there'
    return {
      state: runs ? 'running' : 'unknown',
      pid: runs ? server.holder.pid : null,
      since: runs ? Math.floor(server.since / 1000) : null,
      log: server ? this.note.logFile : null,
      url: this.#url,
    }
  }

  /**
   * Restarts what was started here, else asks the server once: over its WebUI if it has one here, or else by set_restart. The
   * account that was logged in there comes back.
   */
  async restart(typed: string | undefined, waitMs: number | undefined, access: AccessFlags): Promise<Started> {
    const ours = this.running()
    const webui = await webuiOfServer(this.session, access)
    if (ours) return this.#restartOurs(ours, typed, waitMs, webui)
    const deadline = waitMs === undefined ? undefined : clockMs() + waitMs
    const isWebuis = webui !== undefined && (await this.#isAskedOver(webui))
    if (!isWebuis) await this.#ask(webui, waitMs ?? RESTART_MS)
    const isWatched = webui !== undefined && (isWebuis || webui.hasAccount)
    if (isWatched) await webui.bringBack(waitMs)
    if (deadline !== undefined) await this.untilOnline(deadline - clockMs())
    return {row: {...this.rowOf(undefined), state: isWatched || deadline !== undefined ? 'running' : 'unknown'}}
  }

  async #restartOurs(
    ours: StartedServer,
    typed: string | undefined,
    waitMs: number | undefined,
    webui: WebuiOfServer | undefined,
  ): Promise<Started> {
    const command = this.#startCommand(typed ?? this.session.settings.resolve().startCommand?.value ?? ours.command)
    await webui?.noteAccount().catch(unlessFailure) // it may be what is wrong
    const begun = await this.#alone(async () => {
      const now = this.running()
      const isOthers = now !== undefined && now.mark !== ours.mark
      if (isOthers) this.session.notes.add(say('another run has just restarted it, so it is not restarted again'))
      else if (now) await this.#end(now, STOP_MS)
      return isOthers ? {started: now} : this.#launch(command)
    })
    if (!webui?.hasAccount) return this.#begun(begun, waitMs)
    const deadline = waitMs === undefined ? undefined : clockMs() + waitMs
    const started = await this.#begun(begun, undefined)
    if (started.exitCode !== undefined) return started
    await webui.bringBack(waitMs, true)
    if (deadline !== undefined) await this.untilOnline(deadline - clockMs())
    return started
  }

  /** @returns false if the WebUI has surely not restarted the server */
  async #isAskedOver(webui: WebuiOfServer): Promise<boolean> {
    try {
      await webui.ask()
      return true
    } catch (error) {
      if (!(error instanceof QQError) || error.outcome !== 'none') throw error
      this.session.notes.add(
        say('it was not restarted over the WebUI, so set_restart is called: {what}', {what: error.what}),
      )
      return false
    }
  }

  /** Calls set_restart, unless another run has just done so. */
  async #ask(webui: WebuiOfServer | undefined, limitMs: number): Promise<void> {
    const {session} = this
    const turn = webui?.turn ?? new RestartTurn(await session.memory.get(), endpointUrl(this.#url, 'event'))
    const client = await session.connector.connect('event')
    try {
      if (await turn.take(session.signal)) {
        await restartOnce(client, limitMs).catch((error: unknown) => {
          if (error instanceof QQError && error.outcome === 'none') turn.end()
          throw error
        })
        webui?.askedElsewhere()
        turn.end()
        return
      }
      session.notes.tellNow(say('another run has asked NapCat to restart, so it is not asked again'))
      await connectionHasEnded(client, limitMs)
    } finally {
      client.close()
    }
  }

  async untilOnline(limitMs: number, signal = this.session.signal): Promise<Reply> {
    const ask = async (): Promise<Reply> => {
      const client = await this.session.connector.connect('api', signal)
      try {
        return await client.call(request('get_status', {}))
      } finally {
        client.close()
      }
    }
    return untilOnline(ask, signal, limitMs)
  }

  /** Whether a server that was started in another way answers already. @throws QQError other than CONNECT */
  async #answers(): Promise<boolean> {
    try {
      const client = await this.session.connector.connect('api')
      client.close()
      return true
    } catch (error) {
      if (error instanceof QQError && error.code === 'CONNECT') return false
      throw error
    }
  }

  #startCommand(typed: string | undefined): string {
    const command = typed ?? this.session.settings.resolve().startCommand?.value
    if (command !== undefined && command.trim() !== '') return command
    throw new QQError('USAGE', say('nothing says how to start the server at {url}', {url: this.#url}), {
      hint: say('add --command, or set start_command in the profile of that server'),
    })
  }

  /** Starts a command in a group of its own; it runs as soon as the note is written. */
  #launch(command: string): {started: StartedServer; end: Promise<number>} {
    const mark = randomUUID()
    makeFolder(path.dirname(this.note.logFile), 0o700)
    const log = openSync(this.note.logFile, 'w', 0o600)
    const child = spawn('sh', ['-c', WHEN_NOTED, 'sh', command], {
      env: {...this.session.io.env, [MARK]: mark},
      stdio: ['pipe', log, log],
      detached: true,
    })
    closeSync(log)
    child.on('error', () => undefined) // there is no process id then
    child.stdin?.on('error', () => undefined)
    try {
      if (child.pid === undefined) throw new QQError('LOCAL', say('sh cannot be run'))
      const started = this.note.write(child.pid, {mark, since: this.session.io.now(), command})
      const end = endOf(child)
      child.stdin?.end('\n')
      child.unref()
      return {started, end}
    } catch (error) {
      child.stdin?.destroy()
      throw error
    }
  }

  async #firstLook(end: Promise<number>): Promise<number | undefined> {
    const over = new AbortController()
    const late = pause(FIRST_LOOK_MS, AbortSignal.any([over.signal, this.session.signal]))
    try {
      return await Promise.race([end.then(code => this.#told(code)), late.then(() => undefined)])
    } finally {
      over.abort()
      late.catch(() => undefined)
    }
  }

  /** A command that has ended well may have started something outside its group. */
  async #waitFor(end: Promise<number> | undefined, limitMs: number): Promise<number | undefined> {
    const over = new AbortController()
    const online = this.untilOnline(limitMs, AbortSignal.any([over.signal, this.session.signal])).then(() => undefined)
    online.catch(() => undefined)
    const failed = end?.then(async code => (code === 0 ? online : this.#told(code)))
    try {
      return await Promise.race([online, ...(failed ? [failed] : [])])
    } finally {
      over.abort()
    }
  }

  #told(code: number): number {
    const {logFile: log} = this.note
    if (code !== 0)
      this.session.notes.add(say('the command ended with {code}; what it printed is in {log}', {code, log}))
    return code
  }

  async #end(server: StartedServer, waitMs: number): Promise<void> {
    const {signal} = this.session
    signalServer(server, 'SIGTERM')
    if (!(await hasEnded(server, waitMs, signal))) {
      this.session.notes.add(say('it did not end in time, so it was killed'))
      signalServer(server, 'SIGKILL')
      if (!(await hasEnded(server, KILL_MS, signal)))
        throw new QQError('UNMET', say('process {pid} does not end', {pid: server.holder.pid}))
    }
    this.note.drop()
  }

  async #runStop(command: string): Promise<Started> {
    const child = spawn('sh', ['-c', command], {env: {...this.session.io.env}, stdio: ['ignore', 'pipe', 'pipe']})
    for (const stream of [child.stdout, child.stderr]) stream.pipe(this.session.io.stderr, {end: false})
    const code = await endOf(child)
    if (code !== 0) this.session.notes.add(say('stop_command ended with {code}', {code}))
    return {
      row: {...this.rowOf(undefined), state: code === 0 ? 'stopped' : 'unknown'},
      ...(code !== 0 && {exitCode: code}),
    }
  }
}

function unlessFailure(error: unknown): undefined {
  if (error instanceof QQError) return undefined
  throw error
}

/** The exit code as a shell has it. */
async function endOf(child: ChildProcess): Promise<number> {
  return new Promise(resolve => {
    child.on('error', () => resolve(127))
    child.on('exit', (code, by) => resolve(code ?? 128 + (by === null ? 0 : constants.signals[by])))
  })
}
