import {spawn, spawnSync} from 'node:child_process'
import {chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {shellWords} from '../../src/lib/input/shell-words.js'
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

/** Runs a command line in this process, where nothing but a process of its own would do. */
export async function qq(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const {uid, cwd, env, stdin} = options
  const isAboutProcess =
    uid !== undefined ||
    env?.['NODE_OPTIONS'] !== undefined ||
    ['--ready-fd', '--exec', '--then'].some(flag => args.includes(flag)) || // what they run has our own streams
    args.slice(0, 2).join(' ') === 'mock exec'
  if (isAboutProcess) return qqProcess(args, options)
  const io = testIo({env: cleanEnv(env), ...(stdin !== undefined && {stdin})})
  const leave = enter(cwd, env?.['TMPDIR'])
  try {
    await runInProcess(args, io)
    return {code: io.ending.exitCode, signal: null, ...io.printed}
  } finally {
    leave()
  }
}

/** Runs what is typed behind `qq`, with quotes where it needs them. */
export async function qqLine(line: string, options: RunOptions = {}): Promise<Ran> {
  return qq(shellWords(line), options)
}

/** Runs lines one after the other, each of which reads what the one before has printed; what the last one did. */
export async function qqPipe(lines: readonly [string, ...string[]], options: RunOptions = {}): Promise<Ran> {
  const [first, ...others] = lines
  let ran = await qqLine(first, options)
  for (const line of others) {
    if (ran.code !== 0) throw new Error(`it ended with ${ran.code}: ${ran.stderr}`)
    ran = await qqLine(line, {...options, stdin: ran.stdout})
  }
  return ran
}

const HERE = process.cwd()
let runs = 0
let isElsewhere = false

/**
 * Gives this process the current folder and the folder for temporary files that a run wants, of which there is one each: such
 * a run has the process to itself. @returns what ends that
 */
function enter(cwd: string | undefined, temporary: string | undefined): () => void {
  const moves = cwd !== undefined || temporary !== undefined
  if (isElsewhere || (moves && runs > 0)) throw new Error('a run with a folder of its own goes with no other')
  const before = tmpdir()
  runs++
  isElsewhere = moves
  if (cwd !== undefined) process.chdir(cwd)
  if (temporary !== undefined) process.env['TMPDIR'] = temporary
  return () => {
    runs--
    isElsewhere = false
    process.chdir(HERE)
    process.env['TMPDIR'] = before
  }
}

/** Runs the built `qq` as a user would. */
export async function qqProcess(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const bin = options.uid === undefined ? BIN : (openBin ??= copyTool(openFolder()))
  return runProcess(process.execPath, [bin, ...args], options)
}

/** For other users, who may not enter the folder that we are in. */
let openBin: string | undefined

/** A folder of its own that every user may enter. */
export function openFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Puts what is shipped into a folder, and nothing else. @returns its `qq` */
export function copyTool(folder: string): string {
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(path.join(ROOT, name), path.join(folder, name), {recursive: true})
  return path.join(folder, 'bin', 'qq')
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
