import {spawn, type ChildProcess} from 'node:child_process'
import {type Readable} from 'node:stream'
import {type ReadFrame} from '../../client/event-frame.js'
import {QQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {messageText} from '../../message/message-text.js'
import {eventKind, type OneBotEvent} from '../../protocol/events.js'
import {MAX_TIMER_MS} from '../../protocol/timers.js'

export interface ExecOptions {
  /** The environment of the command, besides the event. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The command is stopped after this many ms; 0 or undefined means never. */
  readonly timeoutMs?: number | undefined
  /** Gets each non-blank line of its stdout, without the line feed. If absent, its stdout is ours. */
  readonly onLine?: ((line: Buffer) => Promise<void>) | undefined
  /** Stops it when aborted. */
  readonly signal?: AbortSignal | undefined
  /** Calls a function when the process ends early, so that no command outlives its run; its result takes that back. */
  readonly atExit: (act: () => void) => () => void
  /** Called with the variables that are too long, where there are any. */
  readonly onLeftOut?: ((names: readonly string[]) => void) | undefined
}

/** Linux limits a variable with its name to about this length (MAX_ARG_STRLEN); longer values are only on stdin. */
const LONGEST_VARIABLE_BYTES = 100_000
/** All variables of an event together. Systems limit arguments and environment together, macOS to 1 MiB (ARG_MAX). */
const LONGEST_TOGETHER_BYTES = 250_000
/** The time between TERM and KILL. */
const KILL_AFTER_MS = 2000
const LINE_FEED = 0x0a

/**
 * Runs `sh -c COMMAND` for an event: its bytes and a line feed on stdin, QQ_EVENT_… in the environment. Nothing of an
 * event is ever part of the command line.
 * @throws QQError LOCAL if it cannot be run, fails or takes too long; the error of `onLine`, after the command has
 * ended; the reason of a signal that is already aborted
 */
export async function runOnEvent(command: string, frame: ReadFrame, options: ExecOptions): Promise<void> {
  const {environment, timeoutMs = 0, onLine, signal} = options
  signal?.throwIfAborted()
  const {variables, leftOut} = eventVariables(frame.event)
  if (leftOut.length > 0) options.onLeftOut?.(leftOut)
  const child = spawn('sh', ['-c', command], {
    env: {...environment, ...variables},
    stdio: ['pipe', onLine ? 'pipe' : 'inherit', 'inherit'],
    detached: true, // a group of its own, so that what it has started ends with it
  })
  const late = timeoutMs > 0 ? AbortSignal.timeout(Math.min(timeoutMs, MAX_TIMER_MS)) : undefined
  const stop = AbortSignal.any([late, signal].filter(one => one !== undefined))
  const group = new CommandGroup(child)
  // a Ctrl-C at the terminal does not reach a separate process group
  const end = (): void => group.end(stop.reason instanceof Interrupt ? stop.reason.signal : 'SIGTERM')
  stop.addEventListener('abort', end, {once: true})
  const forget = options.atExit(group.endAtOnce)
  const settle = (): void => {
    stop.removeEventListener('abort', end)
    forget()
    group.release()
  }
  child.stdin?.on('error', () => undefined) // it need not read all of its stdin
  child.stdin?.end(Buffer.concat([frame.raw, Buffer.from('\n')]))
  const lines = child.stdout && onLine && readLines(child.stdout, onLine)
  const [failure] = await Promise.all([endOf(child).finally(settle), lines])
  if (group.isEnding && late?.aborted) throw new QQError('LOCAL', {kind: 'operations.commandLate', limitMs: timeoutMs})
  if (failure) throw new QQError('LOCAL', failure)
}

/** How a command failed; undefined if it did not. @throws QQError LOCAL when it cannot be run */
async function endOf(child: ChildProcess): Promise<Saying | undefined> {
  return new Promise((resolve, reject) => {
    child.on('error', error => {
      reject(new QQError('LOCAL', {kind: 'operations.cannotRun', detail: error.message}, {cause: error}))
    })
    child.on('close', (code, by) => {
      const how = {code: code ?? undefined, by: by ?? undefined}
      resolve(code === 0 ? undefined : {kind: 'operations.commandFailed', ...how})
    })
  })
}

/** A command and its child processes. Processes that left its group are neither stopped nor waited for. */
class CommandGroup {
  #killing: NodeJS.Timeout | undefined

  constructor(private readonly child: ChildProcess) {}

  /** It was told to stop. */
  get isEnding(): boolean {
    return this.#killing !== undefined
  }

  end(signal: NodeJS.Signals): void {
    this.#send(signal)
    this.#killing = setTimeout(() => {
      this.#send('SIGKILL')
      // remaining processes may keep the pipes open
      this.child.stdin?.destroy()
      this.child.stdout?.destroy()
    }, KILL_AFTER_MS).unref()
  }

  readonly endAtOnce = (): void => {
    this.#send(this.isEnding ? 'SIGKILL' : 'SIGTERM')
  }

  /** The command has ended; its process id may be reused as soon as its group is empty. */
  release(): void {
    if (!this.#send(0)) clearTimeout(this.#killing)
  }

  /** @returns whether the group has any process */
  #send(signal: NodeJS.Signals | 0): boolean {
    const {pid} = this.child
    if (pid === undefined) return false
    try {
      return process.kill(-pid, signal)
    } catch {
      return false // all processes have already ended
    }
  }
}

/** Always reads to the end, so that a wrong line never blocks the command. */
async function readLines(source: Readable, onLine: (line: Buffer) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for await (const line of linesOf(source)) {
    if (line.toString('latin1').trim() !== '') await onLine(line).catch((error: unknown) => errors.push(error))
  }
  if (errors.length > 0) throw errors[0]
}

async function* linesOf(source: Readable): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = []
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      let start = 0
      for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
        yield Buffer.concat([...parts, chunk.subarray(start, end)])
        parts = []
        start = end + 1
      }
      parts.push(chunk.subarray(start))
    }
  } catch {
    return // closed early, so the part after the last line feed may be incomplete
  }
  yield Buffer.concat(parts)
}

/** What the tool itself makes of an event; a field of such a name is not a variable. */
const OWN_VARIABLES = ['KIND', 'TEXT', 'CHAT', 'SENDER']

/**
 * The fields of an event as variables: QQ_EVENT_GROUP_ID, QQ_EVENT_USER_ID, …, and the additional QQ_EVENT_KIND
 * (dotted), QQ_EVENT_TEXT (the text of a message), QQ_EVENT_CHAT (`group:ID` or `user:ID`, where to answer) and
 * QQ_EVENT_SENDER (a name). Where they are too long, the longest are left out.
 */
export function eventVariables(event: OneBotEvent): {
  readonly variables: Readonly<Record<string, string>>
  readonly leftOut: readonly string[]
} {
  const fields = Object.entries(event)
    .map(([name, value]) => [name.toUpperCase(), value] as const)
    .filter(([name]) => /^\w+$/.test(name) && !OWN_VARIABLES.includes(name))
  const {card, nickname} = (event['sender'] ?? {}) as OneBotEvent // NapCat's sender is an object
  const values = {
    ...Object.fromEntries(fields),
    KIND: eventKind(event),
    TEXT: messageText(event),
    CHAT: chatOf(event),
    SENDER: [card, nickname].find(name => typeof name === 'string' && name !== ''),
  }
  const variables = Object.entries(values)
    .filter(([, value]) => ['string', 'number', 'bigint', 'boolean'].includes(typeof value))
    .map(([name, value]) => [`QQ_EVENT_${name}`, String(value).replaceAll('\0', '')] as const)
  const leftOut = tooLong(variables)
  return {variables: Object.fromEntries(variables.filter(([name]) => !leftOut.includes(name))), leftOut}
}

/** The names of the variables that cannot be given, the longest first. */
function tooLong(variables: ReadonlyArray<readonly [name: string, value: string]>): string[] {
  const sizes = variables.map(([name, value]) => ({name, bytes: name.length + Buffer.byteLength(value)}))
  sizes.sort((one, other) => other.bytes - one.bytes)
  let together = sizes.reduce((sum, {bytes}) => sum + bytes, 0)
  const leftOut = sizes.findIndex(({bytes}) => {
    if (bytes <= LONGEST_VARIABLE_BYTES && together <= LONGEST_TOGETHER_BYTES) return true
    together -= bytes
    return false
  })
  return sizes.slice(0, leftOut === -1 ? sizes.length : leftOut).map(({name}) => name)
}

/** The answer to a temporary session goes to its user. */
function chatOf(event: OneBotEvent): string | undefined {
  const id = (name: string): string => {
    const value = event[name]
    return typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint' ? String(value) : '0'
  }
  const isPrivate = event['message_type'] === 'private'
  const group = isPrivate ? '0' : id('group_id')
  const user = id(isPrivate && event['post_type'] === 'message_sent' ? 'target_id' : 'user_id')
  if (group !== '0') return `group:${group}`
  return user === '0' ? undefined : `user:${user}`
}
