import {WebuiRefusal} from './answer.js'
import {Credentials} from './credentials.js'
import {acceptsCode} from './totp.js'

const WINDOW_MS = 60_000

/** Lets clients in: the token, the second factor and how often a client may try. */
export class Doorkeeper {
  readonly credentials: Credentials
  /** The base32 secret of the second factor; undefined = it is off. */
  secret: string | undefined
  private readonly tries = new Map<string, {readonly since: number; count: number}>()

  /**
   * @param loginRate how many logins an address has in a minute, successful ones included
   * @param now in milliseconds since the epoch, by the server's clock
   */
  constructor(
    token: string,
    public loginRate: number,
    private readonly now: () => number,
  ) {
    this.credentials = new Credentials(token, now)
  }

  /** What a new worker does not know any more. */
  forget(): void {
    this.tries.clear()
    this.credentials.forget()
  }

  /** @throws WebuiRefusal */
  logIn({hash, totpCode}: Readonly<Record<string, unknown>>, address: string): unknown {
    if (hash === undefined || hash === '') throw new WebuiRefusal('token is empty')
    if (this.isTooOften(address)) throw new WebuiRefusal('login rate limit')
    if (!this.credentials.isHash(hash)) throw new WebuiRefusal('token is invalid')
    if (this.secret === undefined) return {Credential: this.credentials.issue()}
    if (totpCode === undefined || totpCode === '')
      return {require2FA: true, message: 'Please enter your authenticator code'}
    if (!acceptsCode(this.secret, totpCode, this.now())) throw new WebuiRefusal('Invalid or expired code')
    return {Credential: this.credentials.issue(), require2FA: false}
  }

  /**
   * @param credential the caller's, which is void if the old token is wrong
   * @throws WebuiRefusal
   */
  changeToken({oldToken, newToken}: Readonly<Record<string, unknown>>, credential: string): null {
    if (typeof newToken !== 'string' || newToken === '') throw new WebuiRefusal('newToken is empty')
    if (typeof oldToken !== 'string' || oldToken === '') throw new WebuiRefusal('oldToken is required')
    if (newToken === oldToken) throw new WebuiRefusal('新密码不能与旧密码相同')
    if (newToken.length < 6) throw new WebuiRefusal('新密码至少需要6个字符')
    if (!/[a-z]/i.test(newToken)) throw new WebuiRefusal('新密码必须包含字母')
    if (!/\d/.test(newToken)) throw new WebuiRefusal('新密码必须包含数字')
    if (oldToken !== this.credentials.token) {
      this.credentials.revoke(credential)
      throw new WebuiRefusal('旧 token 不匹配')
    }
    this.credentials.change(newToken)
    return null
  }

  /** A fixed window from the first try. */
  private isTooOften(address: string): boolean {
    const now = this.now()
    const known = this.tries.get(address)
    const tries = known !== undefined && now - known.since < WINDOW_MS ? known : {since: now, count: 0}
    this.tries.set(address, tries)
    tries.count += 1
    return tries.count > this.loginRate
  }
}
