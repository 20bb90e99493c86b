import {randomBytes} from 'node:crypto'
import {WebuiRefusal} from './answer.js'

export interface LoginTimes {
  /** From a new QR code until it is scanned by itself. */
  readonly scanMs: number
  /** From the scan until the account is online. */
  readonly readyMs: number
  /** From the request for a new QR code until there is one. */
  readonly codeMs: number
  /** From the start of the server until there is a QR code. */
  readonly startMs: number
}

/** `accepted`: QQ has taken the login, and OneBot does not run yet. */
export type AccountState = 'starting' | 'waiting' | 'accepted' | 'online' | 'offline' | 'kicked'

/** The login of the account, from the start of a worker to its end. It takes one login; a later one is never online. */
export class Account {
  state: AccountState = 'starting'
  /** '' until there is one; it stays after it was used. */
  qrUrl = ''
  loginError = ''
  /** The account that logs in by itself at the next start; '' = none. */
  automatic = ''
  /** Whether nobody scans the QR code unless it is ordered. */
  held = false
  private spent = false
  /** Whether somebody could scan the QR code now. */
  canBeScanned = false
  private scan: NodeJS.Timeout | undefined
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor(
    public times: LoginTimes,
    private readonly onChange: (state: AccountState) => void,
  ) {}

  /** Begins as a new worker does. */
  start(): void {
    this.stop()
    this.qrUrl = ''
    this.loginError = ''
    this.spent = false
    this.canBeScanned = false
    this.become('starting')
    const begin = (): void => (this.automatic === '' ? this.showCode() : this.accept())
    if (this.times.startMs === 0) begin()
    else this.after(this.times.startMs, begin)
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  /** Whether QQ has accepted the login and has not ended it. */
  get isIn(): boolean {
    return this.state === 'accepted' || this.state === 'online' || this.state === 'offline'
  }

  /** Asks for a new QR code; it is there a moment later. */
  refresh(): void {
    this.loginError = ''
    this.after(this.times.codeMs, () => this.showCode())
  }

  /** QQ accepts the login: by a scan or by the account's number. */
  accept(readyMs = this.times.readyMs): void {
    this.stop()
    this.canBeScanned = false
    this.become('accepted')
    const end = this.spent ? 'offline' : 'online'
    this.spent = true
    this.after(readyMs, () => this.become(end))
  }

  /** QQ refuses, or the code is too old: NapCat asks for a new one. @param message it stays when that is there */
  replaceCode(message: string): void {
    this.stop()
    this.canBeScanned = false
    this.loginError = message
    this.after(this.times.codeMs, () => this.showCode())
  }

  kick(title: string, text: string): void {
    this.stop()
    this.loginError = `[KickedOffLine] [${title}] ${text}`
    this.become('kicked')
  }

  /** Loses the connection to QQ, or has it again. */
  connect(isOnline: boolean): void {
    this.stop()
    this.become(isOnline ? 'online' : 'offline')
  }

  hold(held: boolean): void {
    this.held = held
    this.expectScan()
  }

  /** @throws WebuiRefusal while there is nothing to log in */
  mustBeOut(): void {
    if (this.isIn) throw new WebuiRefusal('QQ Is Logined')
  }

  private showCode(): void {
    this.qrUrl = `https://txz.qq.com/p?k=${randomBytes(24).toString('base64url')}&f=1600001615`
    this.canBeScanned = true
    if (this.state === 'starting') this.become('waiting')
    this.expectScan()
  }

  private expectScan(): void {
    this.cancel(this.scan)
    if (this.canBeScanned && !this.held) this.scan = this.after(this.times.scanMs, () => this.accept())
  }

  private become(state: AccountState): void {
    this.state = state
    this.onChange(state)
  }

  private cancel(timer: NodeJS.Timeout | undefined): void {
    clearTimeout(timer)
    if (timer !== undefined) this.timers.delete(timer)
  }

  private after(ms: number, then: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      then()
    }, ms)
    this.timers.add(timer)
    return timer
  }
}
