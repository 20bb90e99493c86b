import {type Caller, type Client, type Connection} from '../client/client.js'
import {type ConnectOptions, type Endpoint} from '../client/options.js'
import {type OnceCaller} from '../state/once-caller.js'
import {type Retries} from '../retry/retries.js'
import {type SendLedger} from '../state/send-ledger.js'
import {RunTurns, TurnCaller} from '../state/turn-caller.js'
import {sameServerEnvironment, type Environment} from '../config/environment.js'
import {resolveProxy} from '../config/proxy.js'
import {resolveOutput, resolveSettings, type FlagSettings, type Settings} from '../config/settings.js'
import {loadToken} from '../config/token.js'
import {afterWrite, QQError, toQQError} from '../errors/errors.js'
import {DryRun} from './dry-run.js'
import {readTextFile} from './text.js'
import {sanitizeLines} from '../output/sanitize.js'
import {interrupted, noteWrite} from './signals.js'
import {claimStdin} from './stdin.js'

/** The flags that decide where to connect and how, as parsed; a command has some of them or none. */
export type SessionFlags = Readonly<
  Partial<
    Record<
      | 'url'
      | 'token'
      | 'token-file'
      | 'timeout'
      | 'connect-timeout'
      | 'profile'
      | 'output'
      | 'ca'
      | 'proxy'
      | 'idempotency-key'
      | 'reverse'
      | 'retry-wait'
      | 'retry-max-time'
      | 'retry-on',
      string | undefined
    > &
      Record<'retry', number | undefined> &
      Record<'resume', string | boolean | undefined> &
      Record<'all-profiles' | 'insecure' | 'quiet' | 'debug' | 'dry-run' | 'retry-unsafe', boolean | undefined>
  >
>

/** One run's way to the server: where its settings come from, and the connections that it opens. */
export class Session {
  #settings: Settings | undefined
  #dryRun: DryRun | undefined
  /** Of what is sent under a key; one for all connections of a run. */
  #ledger: SendLedger | undefined
  #retries: Retries | undefined
  readonly #turns = new RunTurns(() => ({
    stateFolder: this.isDryRun ? undefined : this.stateFolder,
    url: this.resolve().url.value,
    limitMs: this.resolve().timeoutMs.value,
    signal: this.signal,
    onWait: text => this.#tellWaiting(text),
    note: text => this.note(text),
  }))
  /** Of what the settings give reason to; a second connection is no news. */
  #warned = false
  /** Something has left that may do something. */
  #hasWritten = false
  /** NapCat has been waited for once (`--reverse`). */
  #waited = false
  /** Notes that wait for the end of the run; undefined = they are not held back. */
  #held: string[] | undefined

  /** One for each profile, where a command runs with several. */
  readonly #ofProfiles: Session[] = []
  readonly #over = new AbortController()
  /** Aborted when the run is to end, or when nothing more is wanted of this session. */
  readonly signal: AbortSignal

  /** @param outer the session of the whole run, where this is that of one of its profiles */
  constructor(
    private readonly flags: SessionFlags,
    private readonly environment: Environment,
    private readonly outer?: Session,
  ) {
    if (flags['token-file'] === '-') claimStdin('the token')
    this.signal = outer ? AbortSignal.any([interrupted, this.#over.signal]) : interrupted
  }

  /** The way to the server of one of several profiles; what is told of it names the profile. @throws as `resolve` */
  forProfile(profile: string): Session {
    const session = new Session({...this.flags, profile, 'all-profiles': undefined}, this.environment, this)
    session.resolve()
    this.#ofProfiles.push(session)
    return session
  }

  /** Closes whatever is open. */
  end(): void {
    this.#over.abort(new QQError('CONNECT', 'nothing more is wanted'))
  }

  /** What a failure of the run means, told what has left: see `afterWrite`. */
  explain(error: unknown): QQError {
    const known = toQQError(error)
    return this.#hasWritten ? afterWrite(known) : known
  }

  /** Where to connect and how; told where anything in it is malformed. @throws as `resolveSettings` */
  resolve(): Settings {
    return (this.#settings ??= resolveSettings(settingsOf(this.flags), this.environment))
  }

  /** Reads what is to be repeated, where anything is said of it. @throws as `readRetryPolicy` */
  async readRetries(): Promise<void> {
    const {flags} = this
    const {retry} = this.resolve()
    const isSaid = [flags.retry, flags['retry-wait'], flags['retry-max-time'], flags['retry-on'], retry]
    if (!flags['retry-unsafe'] && isSaid.every(said => said === undefined)) return
    const [{readRetryPolicy}, {Retries}] = await Promise.all([import('./retrying.js'), import('../retry/retries.js')])
    // a key, and the journal of a batch, know by themselves what may not be done twice
    const hasMemory = flags['idempotency-key'] !== undefined || typeof flags.resume === 'string'
    const policy = readRetryPolicy(flags, retry, hasMemory)
    this.#retries = policy && new Retries(policy, {signal: this.signal, tell: text => this.note(text)})
  }

  /** One for all connections of a run; undefined = nothing is repeated. */
  get retries(): Retries | undefined {
    return this.#retries
  }

  /** The default output format alone, for commands that need no server. */
  outputAlone(): Pick<Settings, 'output'> {
    return {output: resolveOutput(settingsOf(this.flags), this.environment)}
  }

  /** The proxy to reach a URL through. @throws as `resolveProxy` */
  proxyFor(url: string): string | undefined {
    return resolveProxy(this.flags.proxy, this.environment.proxy, url)
  }

  /** It is that of one profile of several. */
  get isOneOfMany(): boolean {
    return this.outer !== undefined
  }

  get isDryRun(): boolean {
    return this.flags['dry-run'] ?? false
  }

  /** Undefined where there is none: nothing is kept in the current folder instead. */
  get stateFolder(): string | undefined {
    return this.environment.stateFolder
  }

  /** @param what needs it @throws QQError LOCAL where there is none */
  #neededStateFolder(what: string): string {
    const {stateFolder} = this
    if (stateFolder !== undefined) return stateFolder
    throw new QQError('LOCAL', `there is no folder to keep the notes of ${what} in`, {
      hint: 'set HOME or XDG_STATE_HOME to an absolute path',
    })
  }

  /** For commands that are run on the user's behalf: this tool reaches the same server there. */
  environmentOfCommands(): NodeJS.ProcessEnv {
    const {url, token, reverse} = this.resolve()
    if (reverse) return sameServerEnvironment({}) // nobody but us can reach a NapCat that dialled us
    // what came over our stdin cannot be read again
    const isGone = token?.value.kind === 'token_file' && token.value.text === '-'
    return sameServerEnvironment({url: url.value, ...(token && !isGone && {[token.value.kind]: token.value.text})})
  }

  get isQuiet(): boolean {
    return this.flags.quiet ?? false
  }

  /** What a dry run would have sent. */
  get frames(): readonly string[] {
    return [...(this.#dryRun?.frames ?? []), ...this.#ofProfiles.flatMap(session => session.#labelledFrames())]
  }

  #labelledFrames(): string[] {
    return this.frames.map(frame => `{"profile":${JSON.stringify(this.flags.profile)},"frame":${frame}}`)
  }

  /** A line on stderr for the person, unless `--quiet`. */
  note(text: string): void {
    if (this.isQuiet) return
    if (this.outer) this.outer.note(this.#labelled(text))
    else if (this.#held) this.#held.push(text)
    else this.report(`note: ${text}`)
  }

  /** How far a long run has come; only where somebody is watching. */
  progress(text: string): void {
    if (process.stderr.isTTY && !this.isQuiet) this.report(text)
  }

  /** A line on stderr, come what may. */
  report(text: string): void {
    if (this.outer) this.outer.report(this.#labelled(text))
    else process.stderr.write(`${sanitizeLines(text)}\n`)
  }

  #labelled(text: string): string {
    return `${this.flags.profile ?? ''}: ${text}`
  }

  /** A note that is of no use later. */
  #tellNow(text: string): void {
    if (this.#held) this.progress(text)
    else this.note(text)
  }

  /** Why nothing happens: at once where somebody is watching, whatever waits. */
  #tellWaiting(text: string): void {
    if (process.stderr.isTTY) this.progress(`note: ${text}`)
    else this.note(text)
  }

  /** Under JSON, stderr is for one line of JSON: notes wait to see whether it comes. */
  holdNotes(): void {
    this.#held ??= []
  }

  /** The run went well: nobody expects stderr to be JSON. */
  releaseNotes(): void {
    for (const text of this.#held ?? []) this.report(`note: ${text}`)
    this.#held = undefined
  }

  /** Opens a connection for calls and closes it after use; in a dry run the calls are taken down instead. */
  async withCaller<T>(use: (caller: Caller) => Promise<T>, endpoint: Endpoint = 'api'): Promise<T> {
    const caller = await this.open(endpoint)
    try {
      return await use(caller)
    } finally {
      await caller.close()
    }
  }

  /** As `withCaller`, for results that come one by one: the connection is open while they are read. */
  async *streamFrom<T>(use: (caller: Caller) => AsyncIterable<T>, endpoint: Endpoint = 'api'): AsyncGenerator<T, void> {
    const caller = await this.open(endpoint)
    try {
      yield* use(caller)
    } finally {
      await caller.close()
    }
  }

  /**
   * A connection that the caller closes. @throws as `Client.connect`, and LOCAL, VALIDATION for what it needs
   * @param signal ends it when aborted
   */
  async connect(endpoint: Endpoint, signal = this.signal): Promise<Client> {
    const {Client} = await import('../client/client.js')
    return Client.connect(await this.#connectOptions(endpoint, signal))
  }

  /**
   * As `connect`, with what was asked for: repetitions, in a dry run what takes the calls down, under an idempotency key
   * what sends nothing twice.
   */
  async open(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const connect = async (): Promise<Connection> => this.dial(endpoint, signal)
    if (this.isDryRun) return (this.#dryRun = new DryRun(connect))
    if (this.flags.resume === true) this.#neededStateFolder('--resume')
    const key = this.flags['idempotency-key']
    return key === undefined ? connect() : this.#openOnce(key, connect)
  }

  /** What `open` calls over. */
  protected async dial(endpoint: Endpoint, signal?: AbortSignal): Promise<Connection> {
    const connect = async (): Promise<Connection> => this.inTurns(await this.connect(endpoint, signal))
    const retries = this.#retries
    if (!retries) return connect()
    const {RetryingCaller} = await import('../retry/retrying-caller.js')
    return RetryingCaller.open(connect, retries)
  }

  /** The same connection, over which calls wait for their turn where NapCat would mix up their answers. */
  inTurns(connection: Caller & Partial<Connection>): Connection {
    return new TurnCaller(connection, this.#turns)
  }

  async #openOnce(key: string, connect: () => Promise<Connection>): Promise<OnceCaller> {
    const [{OnceCaller}, {SendLedger}, {endpointUrl}] = await Promise.all([
      import('../state/once-caller.js'),
      import('../state/send-ledger.js'),
      import('../client/options.js'),
    ])
    const {url, timeoutMs} = this.resolve()
    this.#ledger ??= new SendLedger({
      stateFolder: this.#neededStateFolder('--idempotency-key'),
      server: endpointUrl(url.value, 'api'),
      key,
      retryUnsafe: this.flags['retry-unsafe'] ?? false,
      limitMs: timeoutMs.value,
      signal: this.signal,
      note: text => this.note(text),
    })
    return new OnceCaller(await connect(), this.#ledger)
  }

  private noteWrite(): void {
    this.#hasWritten = true
    noteWrite()
    this.outer?.noteWrite()
  }

  async #connectOptions(endpoint: Endpoint, signal: AbortSignal): Promise<ConnectOptions> {
    const settings = this.resolve()
    const {flags} = this
    // a tail whose NapCat is gone has all the time in the world, since NapCat comes back by itself
    const waitsAgain = this.#waited && endpoint === 'event'
    this.#waited = settings.reverse !== undefined
    const loaded = settings.token && (await loadToken(settings.token, signal))
    const warnings = this.#warned ? [] : [...settings.warnings, ...(loaded?.warnings ?? [])]
    for (const warning of warnings) this.note(warning)
    this.#warned = true
    return {
      url: settings.url.value,
      endpoint,
      token: loaded?.token,
      tokenSource: settings.token?.source,
      tokenWithheld: settings.tokenWithheld,
      reverse: settings.reverse && {...settings.reverse, tell: text => this.#tellNow(text)},
      connectTimeoutMs: waitsAgain ? 0 : settings.connectTimeoutMs.value,
      callTimeoutMs: settings.timeoutMs.value,
      ca: flags.ca === undefined ? undefined : readTextFile(flags.ca, '--ca'),
      insecure: flags.insecure,
      proxy: this.proxyFor(settings.url.value),
      signal,
      onWrite: () => this.noteWrite(),
      trace: flags.debug ? line => this.report(line) : undefined,
    }
  }
}

function settingsOf(flags: SessionFlags): FlagSettings {
  const values = {
    url: flags.url,
    token: flags.token,
    token_file: flags['token-file'],
    timeout: flags.timeout,
    connect_timeout: flags['connect-timeout'],
    output: flags.output,
  }
  return {values, profile: flags.profile, reverse: flags.reverse}
}
