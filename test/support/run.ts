import {spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {testIo} from './io.js'
import {runInProcess} from './program.js'

export const ROOT = path.resolve(__dirname, '..', '..')
export const BIN = path.join(ROOT, 'bin', 'qq')

export interface Ran {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** What the process reads; /dev/null when absent, null = a pipe that stays open and empty. */
  readonly stdin?: string | Buffer | null
  readonly cwd?: string
  /** Another user to run it as, which root alone may. */
  readonly uid?: number
}

/** An environment with nothing of the caller's configuration in it. */
export function cleanEnv(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {PATH: process.env['PATH'], HOME: tmpdir(), TZ: 'UTC', QQ_NO_CONFIG: '1', ...extra}
}

/** For a process whose pauses are to pass at once. */
export const FAST_CLOCK = {NODE_OPTIONS: `--require ${path.join(__dirname, 'fast-clock.cjs')}`}

/** For a process to which each millisecond is a second. */
export const QUICK_CLOCK = {NODE_OPTIONS: `--require ${path.join(__dirname, 'quick-clock.cjs')}`}

/**
 * Runs a command line in this process, where nothing but a process of its own would do: another user, folder or clock, and
 * the shipped build (`qqProcess`).
 */
export async function qq(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const {uid, cwd, env, stdin} = options
  const isAboutProcess =
    uid !== undefined ||
    cwd !== undefined ||
    ['NODE_OPTIONS', 'TMPDIR'].some(name => env?.[name] !== undefined) ||
    ['--ready-fd', '--exec', '--then'].some(flag => args.includes(flag)) || // what they run has our own streams
    args.slice(0, 2).join(' ') === 'mock exec'
  if (isAboutProcess) return qqProcess(args, options)
  const io = testIo({env: cleanEnv(env), ...(stdin !== undefined && {stdin})})
  await runInProcess(args, io)
  return {code: io.ending.exitCode, signal: null, ...io.printed}
}

/** Runs the built `qq` as a user would. */
export async function qqProcess(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return runProcess(process.execPath, [BIN, ...args], options)
}

/** Runs a shell script in which `qq` is the built tool. */
export async function shell(script: string, options: RunOptions = {}): Promise<Ran> {
  const bin = toolFolder()
  try {
    const env = {...options.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`}
    return await runProcess('sh', ['-c', script], {...options, env})
  } finally {
    rmSync(bin, {recursive: true})
  }
}

export async function runProcess(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = spawn(command, args, {
    env: cleanEnv(options.env),
    cwd: options.cwd,
    uid: options.uid,
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  const output = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  }
  child.stdin?.on('error', () => undefined) // a process that reads no stdin may be gone before we have written
  if (options.stdin !== undefined && options.stdin !== null) child.stdin?.end(options.stdin)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({code, signal, ...output}))
  })
}

/** Runs the built `qq`, and ends it by a signal when its stderr shows a text. */
export async function endedAt(
  text: string,
  args: readonly string[],
  {env, cwd}: RunOptions,
  signal: NodeJS.Signals,
): Promise<Pick<Ran, 'code' | 'stdout'>> {
  const child = spawn(process.execPath, [BIN, ...args], {env: cleanEnv(env), cwd, stdio: ['ignore', 'pipe', 'pipe']})
  let stdout = ''
  let trace = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    trace += part
    if (trace.includes(text) && !child.killed) child.kill(signal)
  })
  return new Promise(resolve => child.on('close', code => resolve({code, stdout})))
}

/** A folder of its own with `qq` in it, to put first on PATH. */
export function toolFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  symlinkSync(BIN, path.join(folder, 'qq'))
  return folder
}

/** Whether a program that a test drives is there. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}
