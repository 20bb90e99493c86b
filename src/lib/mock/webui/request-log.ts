/** The numbers of requests that came, whether or not they were answered. */
export interface WebuiCounts {
  /** Requests for a credential, each step of a login with a second factor included. */
  readonly logins: number
  /** Requests to restart, under both names. */
  readonly restarts: number
  /** Requests for a new QR code. */
  readonly refreshes: number
  readonly quickLogins: number
  /** Requests to change the network configuration. */
  readonly configChanges: number
  /** All requests by their path, such as /api/auth/login. */
  readonly paths: Readonly<Record<string, number>>
}

export const WEBUI_FAULTS = ['hang', 'reset', 'lose', 'html', 'forbidden'] as const

type WebuiFaultKind = (typeof WEBUI_FAULTS)[number]

/** A simulated fault of the WebUI. */
export interface WebuiFault {
  /** `hang` never answers, `reset` breaks the connection, `lose` does so after the request was executed, `html` and `forbidden` answer something else than the API. */
  readonly kind: WebuiFaultKind
  /** Only requests with this path; all if absent. */
  readonly path?: string | undefined
  /** How often it occurs; once if absent. */
  readonly times?: number | undefined
}

/** Counts requests and strikes them with faults. */
export class RequestLog {
  private readonly paths = new Map<string, number>()
  private faults: {readonly fault: WebuiFault; left: number}[] = []

  add(fault: WebuiFault): void {
    this.faults.push({fault, left: fault.times ?? 1})
  }

  /** Counts a request. @returns the fault that strikes it */
  note(path: string): WebuiFault['kind'] | undefined {
    this.paths.set(path, (this.paths.get(path) ?? 0) + 1)
    const found = this.faults.find(({fault}) => fault.path === undefined || fault.path === path)
    if (found === undefined) return undefined
    found.left -= 1
    this.faults = this.faults.filter(({left}) => left > 0)
    return found.fault.kind
  }

  get counts(): WebuiCounts {
    const of = (...paths: readonly string[]): number =>
      paths.reduce((sum, path) => sum + (this.paths.get(`/api/${path}`) ?? 0), 0)
    return {
      logins: of('auth/login'),
      restarts: of('Process/Restart', 'QQLogin/RestartNapCat'),
      refreshes: of('QQLogin/RefreshQRcode'),
      quickLogins: of('QQLogin/SetQuickLogin'),
      configChanges: of('OB11Config/SetConfig'),
      paths: Object.fromEntries(this.paths),
    }
  }
}
