import {spawn, type ChildProcess} from 'node:child_process'
import {type Readable} from 'node:stream'
import {type ReadFrame} from '../../client/event-frame.js'
import {QQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {messageText} from '../../message/text.js'
import {eventKind, type OneBotEvent} from '../../protocol/events.js'
import {MAX_TIMER_MS} from '../../protocol/timers.js'

export interface ExecOptions {
  /** What the command sees besides the event. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Ended after so many ms; 0 or undefined = never. */
  readonly timeoutMs?: number | undefined
  /** Takes each line of its stdout that is not blank, without the line feed; absent: its stdout is ours. */
  readonly onLine?: ((line: Buffer) => Promise<void>) | undefined
  /** Ends it when aborted. */
  readonly signal?: AbortSignal | undefined
}

/** Linux takes no variable that is longer, name and all (MAX_ARG_STRLEN); what is longer is on stdin. */
const LONGEST_VARIABLE_BYTES = 100_000
/** Between the request to end and the order to. */
const KILL_AFTER_MS = 2000
const LINE_FEED = 0x0a

/** Ends each command that runs: none outlives the run that it was for. */
const endings = new Set<() => void>()
process.on('exit', () => endings.forEach(end => end()))

/**
 * Runs `sh -c COMMAND` for an event: its bytes and a line feed on stdin, QQ_EVENT_… in the environment. Nothing of an event is
 * ever part of the command line.
 * @throws QQError LOCAL when it cannot be run, fails or takes too long; what `onLine` throws, after the command has
 * ended; the reason of a signal that is aborted already
 */
export async function runOnEvent(command: string, frame: ReadFrame, options: ExecOptions): Promise<void> {
  const {environment, timeoutMs = 0, onLine, signal} = options
  signal?.throwIfAborted()
  const child = spawn('sh', ['-c', command], {
    env: {...environment, ...eventVariables(frame.event)},
    stdio: ['pipe', onLine ? 'pipe' : 'inherit', 'inherit'],
    detached: true, // a group of its own, so that what it has started ends with it
  })
  const late = timeoutMs > 0 ? AbortSignal.timeout(Math.min(timeoutMs, MAX_TIMER_MS)) : undefined
  const stop = AbortSignal.any([late, signal].filter(one => one !== undefined))
  const group = new CommandGroup(child)
  // a Ctrl-C at the terminal does not reach a group of its own
  const end = (): void => group.end(stop.reason instanceof Interrupt ? stop.reason.signal : 'SIGTERM')
  stop.addEventListener('abort', end, {once: true})
  endings.add(group.endAtOnce)
  const settle = (): void => {
    stop.removeEventListener('abort', end)
    endings.delete(group.endAtOnce)
    group.release()
  }
  child.stdin?.on('error', () => undefined) // it need not read all of it
  child.stdin?.end(Buffer.concat([frame.raw, Buffer.from('\n')]))
  const lines = child.stdout && onLine && readLines(child.stdout, onLine)
  const [failure] = await Promise.all([endOf(child).finally(settle), lines])
  if (group.isEnding && late?.aborted) throw new QQError('LOCAL', {kind: 'operations.commandLate', limitMs: timeoutMs})
  if (failure) throw new QQError('LOCAL', failure)
}

/** How a command failed; undefined = it did not. @throws QQError LOCAL when it cannot be run */
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

/** A command and what it has started; what has left its group cannot be ended, and is not waited for. */
class CommandGroup {
  #killing: NodeJS.Timeout | undefined

  constructor(private readonly child: ChildProcess) {}

  /** It was told to end. */
  get isEnding(): boolean {
    return this.#killing !== undefined
  }

  end(signal: NodeJS.Signals): void {
    this.#send(signal)
    this.#killing = setTimeout(() => {
      this.#send('SIGKILL')
      // whoever is left may hold the pipes open for ever
      this.child.stdin?.destroy()
      this.child.stdout?.destroy()
    }, KILL_AFTER_MS).unref()
  }

  readonly endAtOnce = (): void => {
    this.#send(this.isEnding ? 'SIGKILL' : 'SIGTERM')
  }

  /** The command has ended; its number may be another's as soon as its group is empty. */
  release(): void {
    if (!this.#send(0)) clearTimeout(this.#killing)
  }

  /** @returns whether there is anybody in the group */
  #send(signal: NodeJS.Signals | 0): boolean {
    const {pid} = this.child
    if (pid === undefined) return false
    try {
      return process.kill(-pid, signal)
    } catch {
      return false // all of it has ended already
    }
  }
}

/** Reads to the end whatever happens: a command must not be held up by a line of it that was wrong. */
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
    return // let go of before its end: what stands behind the last line feed is not known to be whole
  }
  yield Buffer.concat(parts)
}

/**
 * The fields of an event as variables: QQ_EVENT_GROUP_ID, QQ_EVENT_USER_ID, …, and of our own QQ_EVENT_KIND (dotted),
 * QQ_EVENT_TEXT (what a message says, in plain words), QQ_EVENT_CHAT (`group:ID` or `user:ID`, where to answer) and
 * QQ_EVENT_SENDER (a name).
 */
export function eventVariables(event: OneBotEvent): Record<string, string> {
  const fields = Object.entries(event).filter(([name]) => /^\w+$/.test(name))
  const {card, nickname} = (event['sender'] ?? {}) as OneBotEvent // NapCat's sender is an object
  const variables = {
    ...Object.fromEntries(fields),
    kind: eventKind(event),
    text: messageText(event),
    chat: chatOf(event),
    sender: [card, nickname].find(name => typeof name === 'string' && name !== ''),
  }
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => ['string', 'number', 'bigint', 'boolean'].includes(typeof value))
      .map(([name, value]) => [`QQ_EVENT_${name.toUpperCase()}`, String(value).replaceAll('\0', '')] as const)
      .filter(([, value]) => Buffer.byteLength(value) <= LONGEST_VARIABLE_BYTES),
  )
}

/** A private message through a group is answered to its user. */
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
