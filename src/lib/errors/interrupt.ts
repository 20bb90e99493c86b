/** The run was ended from outside (Ctrl-C, a kill); not a failure, so not a QQError. */
export class Interrupt extends Error {
  override readonly name = 'Interrupt'

  constructor(readonly signal: 'SIGINT' | 'SIGTERM') {
    super(`interrupted by ${signal}`)
  }

  /** 130 or 143, as shells count. */
  get exit(): number {
    return this.signal === 'SIGINT' ? 130 : 143
  }
}
