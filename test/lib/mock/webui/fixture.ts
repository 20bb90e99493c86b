import {createHash} from 'node:crypto'
import {onTestFinished} from 'vitest'
import {
  type Mock,
  type MockOptions,
  type MockWebui,
  startMock,
  type WebuiOptions,
} from '../../../../src/lib/mock/mock.js'

export interface Reply {
  readonly code: number
  readonly data?: unknown
  readonly message: string
}

/** A client of the WebUI's API. */
export class WebuiClient {
  credential = ''

  constructor(readonly webui: MockWebui) {}

  async raw(
    path: string,
    init: Omit<RequestInit, 'headers'> & {headers?: Record<string, string>} = {},
  ): Promise<Response> {
    const headers = {'Content-Type': 'application/json', Authorization: `Bearer ${this.credential}`, ...init.headers}
    return fetch(this.webui.url + path, {method: 'POST', redirect: 'manual', ...init, headers})
  }

  async call(path: string, body?: unknown): Promise<Reply> {
    const response = await this.raw(`/api/${path}`, body === undefined ? {} : {body: JSON.stringify(body)})
    return (await response.json()) as Reply
  }

  /** The `data` of a call that must go well. */
  async data<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> {
    const reply = await this.call(path, body)
    if (reply.code !== 0) throw new Error(`${path}: ${reply.message}`)
    return reply.data as T
  }

  async get(path: string): Promise<Reply> {
    return (await (await this.raw(`/api/${path}`, {method: 'GET'})).json()) as Reply
  }

  async login(more: Record<string, unknown> = {}, token = this.webui.token): Promise<Reply> {
    const reply = await this.call('auth/login', {hash: hashOf(token), ...more})
    const {Credential} = (reply.data ?? {}) as {Credential?: string}
    if (Credential !== undefined) this.credential = Credential
    return reply
  }

  /** Asks until the status is as wanted. */
  async status(matches: (status: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    for (;;) {
      const status = await this.data('QQLogin/CheckLoginStatus')
      if (matches(status)) return status
    }
  }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(`${token}.napcat`).digest('hex')
}

type WebuiMock = Mock & {readonly webui: MockWebui}

/** A mock with a WebUI whose QR code nobody scans, and a client that is logged in to it. */
export async function webuiMock(
  webui: WebuiOptions = {},
  options: MockOptions = {},
): Promise<{mock: WebuiMock; client: WebuiClient}> {
  const mock = await startMock({
    heartbeatMs: 0,
    ...options,
    webui: {held: true, restartMs: 20, codeMs: 5, readyMs: 5, ...webui},
  })
  onTestFinished(async () => mock.close())
  const client = new WebuiClient(mock.webui)
  await client.login()
  return {mock, client}
}
