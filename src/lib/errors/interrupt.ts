import {type Saying} from './saying.js'

const EXITS = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const

/** The run was ended from outside (Ctrl-C, a kill, a lost terminal); not a failure, so not a QQError. */
export class Interrupt extends Error {
  override readonly name = 'Interrupt'

  /** @param unsettled what the person must know: writes whose effect is unknown, targets that were not tried */
  constructor(
    readonly signal: keyof typeof EXITS,
    readonly unsettled?: Saying,
  ) {
    super(`interrupted by ${signal}`)
  }

  /** 128 + the number of the signal, as shells count. */
  get exit(): number {
    return EXITS[this.signal]
  }
}
