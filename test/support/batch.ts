import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {type AddressInfo} from 'node:net'
import {expect, onTestFinished} from 'vitest'
import {WebSocketServer, type WebSocket} from 'ws'
import {BIN, cleanEnv, type Ran} from './run.js'

export interface Row {
  readonly line: number
  readonly ok: boolean
  readonly action?: string
  readonly command?: string
  readonly echo?: unknown
  readonly data?: unknown
  readonly earlier?: true
  readonly error?: {readonly code: string; readonly outcome: string; readonly message: string; readonly hint: string}
}

export const rowsOf = ({stdout}: Pick<Ran, 'stdout'>): Row[] =>
  stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row)

export const send = (text: number | string): string =>
  JSON.stringify({action: 'send_group_msg', params: {group_id: '123456', message: `m${text}`}, echo: text})

export const sends = (count: number): string =>
  Array.from({length: count}, (_, index) => `${send(index + 1)}\n`).join('')

/** A server with nothing of NapCat but what the test makes of it; it goes with the test. @param port 0 = a free one */
export async function bareServer(port = 0): Promise<{server: WebSocketServer; env: Record<string, string>}> {
  const server = new WebSocketServer({port, host: '127.0.0.1'})
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  await once(server, 'listening')
  return {server, env: {QQ_URL: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`}}
}

interface Request {
  readonly action: string
  readonly params: {readonly message?: string; readonly user_id?: string}
  readonly echo: string
}

/** A server that counts what it is told to do. @param onRequest answers, or does something worse @param port 0 = a free one */
export async function counting(
  onRequest: (answer: () => void, socket: WebSocket, count: number) => void,
  port = 0,
): Promise<{server: WebSocketServer; env: Record<string, string>; seen: Map<string, number>}> {
  const seen = new Map<string, number>()
  let count = 0
  const {server, env} = await bareServer(port)
  server.on('connection', socket => {
    socket.on('message', data => {
      const {params, echo} = JSON.parse((data as Buffer).toString()) as Request
      const what = params.message ?? `r${params.user_id ?? ''}`
      seen.set(what, (seen.get(what) ?? 0) + 1)
      const reply = {status: 'ok', retcode: 0, data: {message_id: what}, message: '', wording: '', echo}
      onRequest(() => socket.send(JSON.stringify(reply)), socket, ++count)
    })
  })
  return {server, env, seen}
}

/** Each line has one result; what is said to be done was done once, and nothing twice. */
export function expectExactlyOnce(rows: readonly Row[], seen: ReadonlyMap<string, number>, count: number): void {
  expect(rows.map(({line}) => line).sort((a, b) => a - b)).toEqual(Array.from({length: count}, (_, index) => index + 1))
  expect([...seen.values()].every(times => times === 1)).toBe(true)
  for (const {line, ok, error} of rows) {
    if (ok) expect(seen.get(`m${line}`)).toBe(1)
    else if (error?.outcome === 'none') expect(seen.get(`m${line}`)).toBeUndefined()
  }
}

export const reads = (count: number): string =>
  Array.from({length: count}, (_, index) => {
    const params = {group_id: '123456', user_id: String(index + 1)}
    return `${JSON.stringify({action: 'get_group_member_info', params, echo: index + 1})}\n`
  }).join('')

/** A batch that is running. @param stdin what it reads, piped by whoever started it, or nothing */
export function started(
  args: readonly string[],
  env: Record<string, string>,
  stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess & {ended: Promise<Ran>} {
  const child = spawn(process.execPath, [BIN, 'batch', ...args], {
    env: cleanEnv(env),
    stdio: [stdin, 'pipe', 'pipe'] as const,
  })
  const output = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  const ended = new Promise<Ran>(resolve => {
    child.on('close', (code, signal) => resolve({code, signal, ...output}))
  })
  return Object.assign(child, {ended})
}
