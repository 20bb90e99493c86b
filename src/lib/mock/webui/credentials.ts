import {createHash, createHmac, randomBytes} from 'node:crypto'
import {isJsonObject} from '../../protocol/json.js'
import {attempt} from '../../errors/attempt.js'

const LIFETIME_SECONDS = 3600

/** The hash by which a client shows that it knows the token. */
function hashOf(token: string): string {
  return createHash('sha256').update(`${token}.napcat`).digest('hex')
}

/** Makes credentials and checks them; two of the same second are the same text. */
export class Credentials {
  private readonly key = randomBytes(32)
  private readonly revoked = new Set<string>()
  private hash: string

  /** @param now in milliseconds since the epoch, by the server's clock */
  constructor(
    public token: string,
    private readonly now: () => number,
  ) {
    this.hash = hashOf(token)
  }

  isHash(offered: unknown): boolean {
    return offered === this.hash
  }

  /** Every credential that was made with the old token is void. */
  change(token: string): void {
    this.token = token
    this.hash = hashOf(token)
  }

  issue(): string {
    const data = {CreatedTime: Math.floor(this.now() / 1000), HashEncoded: this.hash}
    return Buffer.from(JSON.stringify({Data: data, Hmac: this.seal(data)})).toString('base64')
  }

  accepts(credential: string): boolean {
    if (this.revoked.has(credential)) return false
    const content = contentOf(credential)
    const data = content?.['Data']
    if (!isJsonObject(data) || content?.['Hmac'] !== this.seal(data) || data['HashEncoded'] !== this.hash) return false
    const age = this.now() / 1000 - Number(data['CreatedTime'])
    return age > -1 && Math.floor(age) <= LIFETIME_SECONDS
  }

  revoke(credential: string): void {
    this.revoked.add(credential)
  }

  /** A new worker has the same key, but its list of what was revoked is empty. */
  forget(): void {
    this.revoked.clear()
  }

  private seal(data: Readonly<Record<string, unknown>>): string {
    return createHmac('sha256', this.key).update(JSON.stringify(data)).digest('hex')
  }
}

function contentOf(credential: string): Record<string, unknown> | undefined {
  const value = attempt<unknown>(() => JSON.parse(Buffer.from(credential, 'base64').toString()))
  return isJsonObject(value) ? value : undefined
}
