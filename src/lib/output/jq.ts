import {Console} from 'node:console'
import {createRequire} from 'node:module'
import {Writable} from 'node:stream'
import {QQError} from '../errors/errors.js'
import {stringifyJson} from '../protocol/json.js'
import {lazy} from '../protocol/lazy.js'
import {type Renderer} from './renderer.js'
import {escapeInvisible, sanitizeLines} from './sanitize.js'

/** The used part of jq-web, which has no types. */
interface Jq {
  /** Throws an Error with jq's message in `stderr`. `undefined` means no result. */
  readonly raw: (documents: string, program: string, flags: string[]) => string | undefined
}

interface JqOptions {
  /** Whether a list is a sequence of its rows. */
  readonly byRow: boolean
  readonly onTerminal: boolean
  /** Whether to omit jq's own words, because jq quotes data in its errors. */
  readonly secret: boolean
}

/** The path of jq-web relative to the chunks of the shipped build, which sets it. */
declare const JQ_WEB: string | undefined

const loadedJq = lazy(loadJq)

/**
 * The renderer of `--jq`: strings are printed raw, other results as compact JSON, one per line. The program runs once
 * over a value or a whole list; in a format that is written row by row, and for a stream, once per row.
 * @throws QQError USAGE (when run) for a program that jq refuses, or that fails on the data
 */
export async function createJq(program: string, {byRow, onTerminal, secret}: JqOptions): Promise<Renderer> {
  const jq = await loadedJq()
  const run = (inputs: readonly unknown[]): string => {
    const results = runJq(jq, program, inputs.map(input => stringifyJson(input)).join('\n'), secret)
    return results.map(result => resultLine(result, onTerminal)).join('')
  }
  const runOnce = (input: unknown): string => run([input])
  // all documents in one run, because a run for each of thousands of rows would take seconds
  return {value: runOnce, list: byRow ? run : runOnce, row: runOnce}
}

/** @throws QQError USAGE for a program that jq cannot compile */
export async function compileJq(program: string): Promise<void> {
  const jq = await loadedJq()
  try {
    runJq(jq, program, 'null')
  } catch (error) {
    if (error instanceof QQError && isCompileError(error.cause)) throw error
  }
}

/** jq exits with 3 for a program that it cannot compile, and with 5 for one that fails on its input. */
function isCompileError(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'exitCode' in cause && cause.exitCode === 3
}

/**
 * It is required, not imported, because its export is a promise, which some module loaders break. It looks for jq.wasm
 * beside its own file, so it must stay outside of bundles.
 */
async function loadJq(): Promise<Jq> {
  const jqWeb = typeof JQ_WEB === 'undefined' ? 'jq-web' : JQ_WEB
  return silently(async () => createRequire(__filename)(jqWeb) as Promise<Jq>)
}

/**
 * Runs a function without a console, up to its end or its first await, so that no other message is lost. jq-web prints
 * crashes, which we report as errors, on the console at load time, and jq's stderr on the console of each run.
 */
function silently<T>(run: () => T): T {
  const {console} = globalThis
  globalThis.console = new Console(new Writable({write: (_chunk, _encoding, done) => done()}))
  try {
    return run()
  } finally {
    globalThis.console = console
  }
}

/** Runs a program over JSON documents; the results are compact JSON, one each. */
function runJq(jq: Jq, program: string, documents: string, secret = false): string[] {
  const {exitCode} = process
  try {
    // the space keeps jq from reading a program such as "-1" as an option
    const output = silently(() => jq.raw(documents, ` ${withEnvironment(program)}`, ['-c']))
    return output === undefined ? [] : output.split('\n')
  } catch (cause) {
    // the call was already made and answered: a write is done, and only its result is not shown
    const outcome = isCompileError(cause) ? 'none' : 'partial'
    if (secret) throw new QQError('USAGE', {kind: 'output.jqOnSecret'}, {outcome})
    throw new QQError('USAGE', {kind: 'output.jq', detail: reasonOf(cause)}, {cause, outcome})
  } finally {
    // jq-web leaves the exit code of jq there
    process.exitCode = exitCode
  }
}

/** jq-web has an environment of its own, so a program that asks for one gets the user's as a value. */
function withEnvironment(program: string): string {
  return /\benv\b|\$ENV\b/.test(program)
    ? `${JSON.stringify(process.env)} as $ENV | def env: $ENV; ${program}`
    : program
}

function resultLine(result: string, onTerminal: boolean): string {
  if (!result.startsWith('"')) return `${onTerminal ? escapeInvisible(result) : result}\n`
  const text = String(JSON.parse(result))
  return `${onTerminal ? sanitizeLines(text) : text}\n`
}

/** jq's own words, without the prefixes that name the program. */
function reasonOf(error: unknown): string {
  const {stderr, message} = error as {readonly stderr?: unknown; readonly message?: unknown}
  const words = typeof stderr === 'string' && stderr !== '' ? stderr : String(message)
  const plain = words.replace(/^jq: (?:error: )?/gm, '').replace(/\(at inputString:\d+\)/g, '(in the data)')
  return [...new Set(plain.split('\n'))].join('\n') // the same for many rows is told once
}
