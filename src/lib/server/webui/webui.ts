import {createHash} from 'node:crypto'
import {pause} from '../../client/pause.js'
import {QQError} from '../../errors/errors.js'
import {type Place} from '../../errors/saying.js'
import {type Lock, type Memory, type NoteKind} from '../../io/memory.js'
import {isJsonObject} from '../../protocol/json.js'
import {clockMs} from '../../protocol/timers.js'
import {readAnswer, type WebuiAnswer} from './answer.js'
import {perhapsDone, post, type WebuiAddress, type WebuiRequest} from './http.js'

export interface WebuiOptions {
  readonly address: WebuiAddress
  readonly token: string
  readonly tokenSource: Place
  /** Gives the code of an authenticator app; undefined if there is none. */
  readonly totp: (isWanted: boolean) => Promise<string | undefined>
  /** Where the credential is kept for the next run; undefined if nothing is kept. */
  readonly memory: Memory | undefined
  readonly signal: AbortSignal
  /** Told each request and how it was answered; never what is in it. */
  readonly trace: ((line: string) => void) | undefined
}

/** For each answer, in ms. */
const LIMIT_MS = 10_000
/** Of another run's login, which has two requests at most. */
const LOCK_WAIT_MS = 2 * LIMIT_MS + 5000
const POLL_MS = 50

/** What a login has given. The server refuses it after an hour. */
const CREDENTIAL: NoteKind<string> = {
  name: 'webui',
  maxAgeMs: 59 * 60_000,
  maxNotes: 50,
  parse: noted => (typeof noted === 'string' && noted !== '' ? noted : undefined),
}

/**
 * A client of NapCat's WebUI. It logs in once, and keeps the credential for later runs: the WebUI allows as few as three logins
 * a minute, and counts those that succeed (napcat-webui-backend/src/api/Auth.ts).
 */
export class Webui {
  #credential: string | undefined
  readonly #hash: string
  readonly #key: string
  readonly #host: string

  constructor(private readonly options: WebuiOptions) {
    this.#hash = sha256(`${options.token}.napcat`)
    this.#host = new URL(options.address.url).host
    this.#key = `${options.address.url}\n${sha256(this.#hash)}` // another token makes the credential worthless
  }

  /** Asks for something. @throws QQError CONNECT, TIMEOUT, AUTH, UNSUPPORTED */
  async read(path: string, limitMs = LIMIT_MS): Promise<WebuiAnswer> {
    return this.#call({path, body: {}, limitMs, isWrite: false})
  }

  /** Asks for something that is no POST. @throws as `read` */
  async get(path: string): Promise<WebuiAnswer> {
    return this.#call({path, limitMs: LIMIT_MS, isWrite: false})
  }

  /** Changes something, once. @throws as `read`; TIMEOUT with the outcome unknown if no answer came */
  async write(path: string, body: Readonly<Record<string, string>> = {}, limitMs = LIMIT_MS): Promise<WebuiAnswer> {
    return this.#call({path, body, limitMs, isWrite: true})
  }

  async #call(request: Omit<WebuiRequest, 'credential'>): Promise<WebuiAnswer> {
    const first = (this.#credential ??= await this.#credentialOtherThan(undefined))
    const answer = await this.#post({...request, credential: first})
    if (!isUnauthorized(answer)) return answer
    // expired, or from before a restart, or from a clock that was set: the server does not say, and has done nothing
    const second = (this.#credential = await this.#credentialOtherThan(first))
    const again = await this.#post({...request, credential: second})
    if (!isUnauthorized(again)) return again
    throw new QQError('AUTH', {kind: 'webui.credentialRefused', host: this.#host})
  }

  async #post(request: WebuiRequest): Promise<WebuiAnswer> {
    const {address, signal, trace} = this.options
    const answer = await post(address, request, signal)
    trace?.(
      `${request.body ? 'POST' : 'GET'} /api${request.path}: HTTP ${answer.status}, ${Buffer.byteLength(answer.text)} bytes`,
    )
    try {
      return readAnswer(answer, this.#host)
    } catch (error) {
      if (!(error instanceof QQError) || !request.isWrite || isClientError(answer.status)) throw error
      throw perhapsDone(error.what, error) // what stands in front of the WebUI may have passed the request on
    }
  }

  /** The noted credential, or that of a login; one run at a time, so that the next one finds the note. */
  async #credentialOtherThan(refused: string | undefined): Promise<string> {
    const {memory} = this.options
    const lock = await this.#lock()
    try {
      const noted = memory?.read(CREDENTIAL, this.#key)
      if (noted !== undefined && noted !== refused) return noted
      if (noted !== undefined) memory?.write(CREDENTIAL, this.#key, undefined)
      const credential = await this.#logIn()
      memory?.write(CREDENTIAL, this.#key, credential)
      return credential
    } finally {
      lock?.release()
    }
  }

  /** @returns undefined if locks are not possible */
  async #lock(): Promise<Lock | undefined> {
    const {memory, signal} = this.options
    const deadline = clockMs() + LOCK_WAIT_MS
    for (;;) {
      const got = memory?.lock(CREDENTIAL, this.#key)
      if (!got || 'release' in got) return got
      if (clockMs() >= deadline) throw new QQError('LOCAL', {kind: 'webui.loginBusy', by: got.by}, {hint: got.hint})
      await pause(POLL_MS, signal)
    }
  }

  async #logIn(): Promise<string> {
    const given = await this.options.totp(false)
    const first = await this.#tryLogIn(given)
    if (typeof first === 'string') return first
    const totp = given ?? (await this.options.totp(true))
    const second = totp === undefined ? undefined : await this.#tryLogIn(totp)
    if (typeof second === 'string') return second
    throw new QQError('AUTH', {kind: 'webui.totpWanted', host: this.#host})
  }

  /** @returns undefined if the server wants the code of an authenticator app */
  async #tryLogIn(totp: string | undefined): Promise<string | undefined> {
    const path = '/auth/login'
    const body = {hash: this.#hash, ...(totp !== undefined && {totpCode: totp})}
    const answer = await this.#post({path, body, credential: undefined, limitMs: LIMIT_MS, isWrite: false})
    if (!answer.ok) throw this.#notLoggedIn(answer.said)
    const data = isJsonObject(answer.data) ? answer.data : {}
    const credential = data['Credential']
    if (typeof credential === 'string' && credential !== '') return credential
    if (data['require2FA'] === true) return undefined
    throw unexpected(path)
  }

  /** By the texts of napcat-webui-backend/src/api/Auth.ts. */
  #notLoggedIn(said: string): QQError {
    const host = this.#host
    if (said === 'token is invalid' || said === 'token is empty') {
      return new QQError('AUTH', {kind: 'webui.tokenRefused', host, source: this.options.tokenSource})
    }
    if (said === 'Invalid or expired code') return new QQError('AUTH', {kind: 'webui.totpRefused', host})
    if (said === 'login rate limit') return new QQError('ACTION_FAILED', {kind: 'webui.rateLimited', host})
    return refusal('/auth/login', said)
  }
}

/** What the server refused, and why. */
export function refusal(path: string, said: string): QQError {
  return new QQError('ACTION_FAILED', {kind: 'webui.refused', path, said})
}

/** An answer without what must be in it. */
export function unexpected(path: string): QQError {
  return new QQError('UNSUPPORTED', {kind: 'webui.unexpected', path})
}

/** The request was looked at, and nothing was done. */
function isClientError(status: number): boolean {
  return status >= 400 && status < 500
}

function isUnauthorized(answer: WebuiAnswer): boolean {
  return !answer.ok && answer.said === 'Unauthorized'
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
