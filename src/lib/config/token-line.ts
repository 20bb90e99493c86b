import {spawn} from 'node:child_process'
import {createReadStream} from 'node:fs'
import {type Readable} from 'node:stream'
import {pause} from '../client/pause.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type Known} from '../errors/saying.js'

/** The longest accepted token line; servers do not accept longer headers. */
const LONGEST_BYTES = 8192

/** Collects the first line of a stream of chunks; later bytes are not kept. */
class FirstLine {
  #bytes = Buffer.alloc(0)
  #isWhole = false

  /** @returns whether the line is complete */
  add(piece: Buffer): boolean {
    if (this.isSettled) return true
    const end = piece.indexOf('\n')
    this.#isWhole = end !== -1
    this.#bytes = Buffer.concat([this.#bytes, end === -1 ? piece : piece.subarray(0, end)])
    return this.isSettled
  }

  private get isSettled(): boolean {
    return this.#isWhole || this.#bytes.length > LONGEST_BYTES
  }

  /** Undefined if it is too long. */
  get text(): string | undefined {
    return this.#bytes.length > LONGEST_BYTES ? undefined : this.#bytes.toString('utf8')
  }
}

/** Resolves when the line is complete or the stream ends; later bytes are read and dropped. */
async function fill(line: FirstLine, stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('data', (piece: Buffer) => {
      if (line.add(piece)) resolve()
    })
    stream.on('close', resolve).on('end', resolve).on('error', reject)
    stream.resume() // a question at the terminal has left it paused
  })
}

/**
 * The first line of a file or pipe; undefined if it is too long for a token.
 * @throws QQError LOCAL when it cannot be read; the signal's reason when aborted
 */
export async function lineOfFile(path: string, signal: AbortSignal): Promise<string | undefined> {
  return lineOfStream(createReadStream(path), signal)
}

/** As `lineOfFile`. It resolves when the line is complete, even if the writer continues. */
export async function lineOfStream(stream: Readable, signal: AbortSignal): Promise<string | undefined> {
  const line = new FirstLine()
  const stop = (): void => void stream.destroy()
  signal.addEventListener('abort', stop, {once: true})
  try {
    signal.throwIfAborted()
    await fill(line, stream)
    signal.throwIfAborted()
    return line.text
  } catch (error) {
    signal.throwIfAborted()
    throw new QQError('LOCAL', {kind: 'config.tokenUnreadable', detail: reasonOf(error)}, {cause: error})
  } finally {
    signal.removeEventListener('abort', stop)
    stream.destroy()
  }
}

/**
 * The first line that a command prints; undefined if it is too long for a token. Neither later output nor an ignored
 * TERM can delay it.
 * @param limits the time until it has printed its line or ended, and then the time until it has done both
 * @throws QQError LOCAL when it fails or prints no line in time; the signal's reason when aborted
 */
export async function lineOfCommand(
  command: string,
  signal: AbortSignal,
  limits = {limitMs: 30_000, graceMs: 3000},
): Promise<string | undefined> {
  signal.throwIfAborted()
  // it does not get our stdin, because a `while read` loop around us would lose lines
  const child = spawn(command, {shell: true, stdio: ['ignore', 'pipe', 'inherit']})
  const line = new FirstLine()
  const over = new AbortController()
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', error => reject(failed({kind: 'config.commandFailed', detail: error.message})))
    child.on('exit', (code, by) =>
      code === 0 ? resolve() : reject(failed({kind: 'config.commandEnded', exit: code ?? by ?? ''})),
    )
  })
  // reads to the end, because a command that cannot write would fail
  const read = fill(line, child.stdout)
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true, signal: over.signal})
  })
  try {
    const late = pause(limits.limitMs, over.signal).then(() => {
      throw failed({kind: 'config.commandSilent', limitMs: limits.limitMs})
    })
    await Promise.race([read, ended, aborted, late])
    await Promise.race([Promise.all([read, ended]), aborted, pause(limits.graceMs, over.signal)])
    return line.text
  } finally {
    over.abort()
    child.kill('SIGKILL')
    child.stdout.destroy()
  }
}

function failed(what: Known): QQError {
  return new QQError('LOCAL', what)
}
