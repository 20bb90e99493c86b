import {type Caller, type Connection} from '../client/caller.js'
import {type Client} from '../client/client.js'
import {type ConnectOptions, type Endpoint} from '../client/options.js'
import {loadToken} from '../config/token.js'
import {readTextFile} from '../input/text.js'
import {afterWrite, toQQError, type QQError} from '../errors/errors.js'
import {asSaying, type Known} from '../errors/saying.js'
import {type Io} from '../io/io.js'
import {type NoteKind} from '../io/memory.js'
import {type Retries} from '../retry/retries.js'
import {type OnceCaller} from '../state/once-caller.js'
import {type SendLedger} from '../state/send-ledger.js'
import {RunTurns, TurnCaller} from '../state/turn-caller.js'
import {DryRun} from './dry-run.js'
import {type RunMemory} from './run-memory.js'
import {type Notes} from './notes.js'
import {type RunSettings} from './run-settings.js'

/** The settings and services that a connection needs. */
interface Means {
  readonly io: Io
  readonly settings: RunSettings
  readonly memory: RunMemory
  readonly notes: Notes
  /** Aborted when the run is to end. */
  readonly signal: AbortSignal
}

/** Opens a connection. @param signal ends it when aborted */
export type Dial = (endpoint: Endpoint, signal?: AbortSignal) => Promise<Connection>

/** Of what is told once a week. */
const TOLD: NoteKind<true> = {
  name: 'told',
  maxAgeMs: 7 * 86_400_000,
  maxNotes: 200,
  parse: noted => (noted === true ? true : undefined),
}

/** Opens the connections of a run, and keeps what they share. */
export class Connector {
  #dryRun: DryRun | undefined
  /** The ledger of sends under a key, for all connections of a run. */
  #ledger: SendLedger | undefined
  #retries: Retries | undefined
  readonly #turns = new RunTurns(async () => {
    const {settings, memory, notes, signal} = this.means
    return {
      memory: await memory.get(),
      queues: memory.queues,
      url: settings.resolve().url.value,
      limitMs: settings.resolve().timeoutMs.value,
      signal,
      onWait: text => notes.tellWaiting(text),
      note: text => notes.add(text),
    }
  })
  /** Whether the warnings about the settings were shown, which happens once. */
  #warned = false
  /** Whether a call that may have an effect was sent. */
  #hasWritten = false
  /** Whether the run has already waited for NapCat once (`--reverse`). */
  #waited = false
  /** The open connection of a question, which the next calls use. */
  #ahead: Connection | undefined
  /** What checks the names on a line, on each connection. */
  #guards: ((connection: Connection) => Connection)[] = []
  #lineOfStdin: Promise<string | undefined> | undefined
  readonly #dial: Dial
  /** Whether its calls use another run's connection, which only records them in a dry run. */
  private readonly isInner: boolean

  /** @param dial gives the connection, if this run does not open its own */
  constructor(
    private readonly means: Means,
    dial?: Dial,
  ) {
    this.isInner = dial !== undefined
    this.#dial = dial ?? (async (endpoint, signal) => this.#dialServer(endpoint, signal))
  }

  /** Reads the retry policy, if there is one. @throws as `readRetryPolicy` */
  async readRetries(): Promise<void> {
    const {settings, notes, signal} = this.means
    const {flags} = settings
    const {retry} = settings.resolve()
    const isSaid = [flags.retry, flags['retry-wait'], flags['retry-max-time'], flags['retry-on'], retry]
    if (!flags['retry-unsafe'] && isSaid.every(said => said === undefined)) return
    const [{readRetryPolicy}, {Retries}] = await Promise.all([import('./retrying.js'), import('../retry/retries.js')])
    // a key and the journal of a batch already know which calls must not be repeated
    const hasMemory = flags['idempotency-key'] !== undefined || typeof flags.resume === 'string'
    const policy = readRetryPolicy(flags, retry, hasMemory)
    this.#retries = policy && new Retries(policy, {signal, tell: text => notes.add(text)})
  }

  /** The retries for all connections of a run; undefined if nothing is repeated. */
  get retries(): Retries | undefined {
    return this.#retries
  }

  /** The meaning of a failure after the sent calls; see `afterWrite`. */
  explain(error: unknown): QQError {
    const known = toQQError(error)
    return this.#hasWritten ? afterWrite(known) : known
  }

  /** The frames that a dry run would have sent. */
  get frames(): readonly string[] {
    return this.#dryRun?.frames ?? []
  }

  /** Opens a connection for calls and closes it after use; in a dry run the calls are only recorded. */
  async withCaller<T>(use: (caller: Caller) => Promise<T>, endpoint: Endpoint = 'api'): Promise<T> {
    const caller = await this.open(endpoint)
    try {
      return await use(caller)
    } finally {
      await caller.close()
    }
  }

  /**
   * A connection that the caller closes. @throws as `Client.connect`, and LOCAL, VALIDATION for its settings
   * @param signal ends it when aborted
   */
  async connect(endpoint: Endpoint, signal = this.means.signal): Promise<Client> {
    const {Client} = await import('../client/client.js')
    return Client.connect(await this.#connectOptions(endpoint, signal))
  }

  /**
   * As `connect`, with the requested wrappers: retries, the recording of a dry run, and the ledger of an idempotency
   * key.
   */
  async open(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const connection = await this.#openPlain(endpoint, signal)
    return this.#guards.reduce((guarded, guard) => guard(guarded), connection)
  }

  /** Wraps each connection that is opened from now on. */
  guard(wrap: (connection: Connection) => Connection): void {
    this.#guards.push(wrap)
  }

  async #openPlain(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const connect = async (): Promise<Connection> =>
      (signal === undefined ? await this.#takeAhead(endpoint) : undefined) ?? this.#dial(endpoint, signal)
    const {isDryRun, flags} = this.means.settings
    if (isDryRun) return this.isInner ? connect() : (this.#dryRun = new DryRun(connect))
    if (flags.resume === true) await this.means.memory.needed('--resume')
    const key = flags['idempotency-key']
    return key === undefined ? connect() : this.#openOnce(key, connect)
  }

  /**
   * Makes calls that a question needs, also in a dry run; the next connection is the same one. @throws as `open`, and
   * what `use` throws
   */
  async lookAhead<T>(use: (caller: Caller) => Promise<T>): Promise<T> {
    return use((this.#ahead ??= await this.#dial('api')))
  }

  /** Closes the connection of a question after which nothing was done. */
  async release(): Promise<void> {
    const ahead = this.#ahead
    this.#ahead = undefined
    await ahead?.close()
  }

  async #takeAhead(endpoint: Endpoint): Promise<Connection | undefined> {
    const ahead = this.#ahead
    if (!ahead || endpoint !== 'api' || ahead.closed) return this.release().then(() => undefined)
    this.#ahead = undefined
    return ahead
  }

  async #dialServer(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const connect = async (): Promise<Connection> => this.inTurns(await this.connect(endpoint, signal))
    const retries = this.#retries
    if (!retries) return connect()
    const {RetryingCaller} = await import('../retry/retrying-caller.js')
    return RetryingCaller.open(connect, retries)
  }

  /** The same connection, in which calls wait for their turn if NapCat would mix up their answers. */
  inTurns(connection: Caller & Partial<Connection>): Connection {
    return new TurnCaller(connection, this.#turns)
  }

  async #openOnce(key: string, connect: () => Promise<Connection>): Promise<OnceCaller> {
    const {settings, memory, notes, signal} = this.means
    const [{OnceCaller}, {SendLedger}, {endpointUrl}, store] = await Promise.all([
      import('../state/once-caller.js'),
      import('../state/send-ledger.js'),
      import('../client/options.js'),
      memory.needed('--idempotency-key'),
    ])
    const {url, timeoutMs} = settings.resolve()
    this.#ledger ??= new SendLedger({
      store,
      server: endpointUrl(url.value, 'api'),
      key,
      retryUnsafe: settings.flags['retry-unsafe'] ?? false,
      limitMs: timeoutMs.value,
      signal,
      note: text => notes.add(text),
    })
    return new OnceCaller(await connect(), this.#ledger)
  }

  /** The first line of stdin, kept for further connections because it can be read only once. */
  async tokenLine(signal: AbortSignal): Promise<string | undefined> {
    const {lineOfStream} = await import('../config/token-line.js')
    return (this.#lineOfStdin ??= lineOfStream(this.means.io.stdin, signal))
  }

  /** In a loop of a script, it would be told each time. */
  async noteOnceAWeek(exposed: Known, server: string): Promise<void> {
    const {memory, notes} = this.means
    const store = await memory.get()
    const key = `${exposed.kind} ${server}`
    if (notes.isQuiet || store?.read(TOLD, key)) return
    notes.add(exposed)
    store?.write(TOLD, key, true)
  }

  async #connectOptions(endpoint: Endpoint, signal: AbortSignal): Promise<ConnectOptions> {
    const {settings, notes} = this.means
    const resolved = settings.resolve()
    const {flags} = settings
    // a tail that lost NapCat can wait without a limit, because NapCat reconnects by itself
    const waitsAgain = this.#waited && endpoint === 'event'
    this.#waited = resolved.reverse !== undefined
    const loaded = resolved.token && (await loadToken(resolved.token, signal, async () => this.tokenLine(signal)))
    const warnings = this.#warned ? [] : [...resolved.warnings, ...(loaded?.warnings ?? [])]
    for (const warning of warnings) notes.add(warning)
    if (resolved.exposed && !this.#warned) await this.noteOnceAWeek(resolved.exposed, resolved.url.value)
    this.#warned = true
    return {
      url: resolved.url.value,
      endpoint,
      token: loaded?.token,
      tokenSource: resolved.token?.source,
      tokenWithheld: resolved.tokenWithheld,
      reverse: resolved.reverse && {...resolved.reverse, tell: text => notes.tellNow(text)},
      connectTimeoutMs: waitsAgain ? 0 : resolved.connectTimeoutMs.value,
      callTimeoutMs: resolved.timeoutMs.value,
      ca: flags.ca === undefined ? undefined : readTextFile(flags.ca, '--ca'),
      insecure: flags.insecure,
      proxy: settings.proxyFor(resolved.url.value),
      signal,
      onWrite: () => {
        this.#hasWritten = true
        this.means.io.ending.hasWritten = true
      },
      trace: flags.debug ? line => notes.report(asSaying(line)) : undefined,
    }
  }
}
