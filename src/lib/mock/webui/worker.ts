import {setTimeout as sleep} from 'node:timers/promises'
import {type HttpPort} from './http-port.js'
import {type Conduct} from './parts.js'

/** How long a worker lives after it was told to restart, in ms: the answer to the request still leaves. */
const LAST_MS = 100

/** The process that has the ports; another one takes its place when it restarts. */
export class Worker {
  private readonly stopping = new AbortController()
  private restarting: Promise<void> | undefined

  constructor(
    private readonly http: HttpPort,
    private readonly conduct: Conduct,
    private readonly life: {readonly end: () => void; readonly begin: () => void},
  ) {}

  /** Closes all ports a moment later, and opens that of the WebUI again; one restart is made at a time. */
  restart(afterMs = LAST_MS): void {
    this.restarting ??= this.replace(afterMs).finally(() => (this.restarting = undefined))
  }

  /** Resolves when the port is free. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.restarting
    await this.http.close()
  }

  private async replace(afterMs: number): Promise<void> {
    const {signal} = this.stopping
    try {
      await sleep(afterMs, undefined, {signal})
      this.life.end()
      await this.http.close()
      await sleep(this.conduct.restartMs, undefined, {signal})
      await this.http.open()
      this.life.begin()
    } catch {
      // stopped, or the port was taken meanwhile: then the WebUI is gone, as NapCat's is
    }
  }
}
