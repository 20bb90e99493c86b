import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {constants, tmpdir} from 'node:os'
import path from 'node:path'
import {isolatedEnvironment} from '../config/environment.js'
import {Interrupt} from '../errors/interrupt.js'
import {say} from '../errors/saying.js'
import {type Session} from './session.js'

/** The settings for running a command. */
export interface Tool {
  /** The executable for the names `qq` and `qqctl`. */
  readonly bin: string
  /** QQ_… variables, by name. */
  readonly variables: Readonly<Record<string, string>>
  /** The content of its only configuration file; undefined if it has none. */
  readonly config: object | undefined
  /** Whether it has empty folders of its own for configuration and data, and so may write its own configuration. */
  readonly hasFolders: boolean
  readonly session: Session
}

/**
 * Runs a command with our streams, with this tool first in PATH, and without the caller's configuration. Resolves to
 * its exit code (128 + the number of the signal that ended it; 127 or 126 if it cannot be run).
 */
export async function runWithTool(command: string, args: readonly string[], tool: Tool): Promise<number> {
  const folder = path.resolve(mkdtempSync(path.join(tmpdir(), 'qqctl-'))) // TMPDIR may be relative, and the command may change its folder
  const clean = (): void => rmSync(folder, {recursive: true, force: true})
  process.once('exit', clean) // a second Ctrl-C ends the process at once
  try {
    for (const name of ['qq', 'qqctl']) symlinkSync(tool.bin, path.join(folder, name))
    const configFile = tool.config && path.join(folder, 'config.json')
    if (configFile !== undefined) writeFileSync(configFile, JSON.stringify(tool.config), {mode: 0o600})
    const folders = tool.hasFolders ? path.join(folder, 'home') : undefined
    const env = isolatedEnvironment({variables: tool.variables, configFile, folders}, folder, tool.session.io.env)
    return await run(command, args, env, tool.session)
  } finally {
    process.off('exit', clean)
    clean()
  }
}

async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  {io, notes}: Session,
): Promise<number> {
  return new Promise(resolve => {
    const child = spawn(command, args, {stdio: 'inherit', env})
    io.ending.graceMs = undefined // the child also gets the Ctrl-C and decides when to end
    const forward = (): void => {
      const {reason} = io.signal as {reason: unknown}
      // a Ctrl-C at a terminal has already reached the child
      if (reason instanceof Interrupt && !(reason.signal === 'SIGINT' && io.stdin.isTTY)) child.kill(reason.signal)
    }
    io.signal.addEventListener('abort', forward, {once: true})
    child.on('error', (error: NodeJS.ErrnoException) => {
      notes.report(say('error: cannot run {command}: {detail}', {command, detail: error.message}))
      resolve(error.code === 'ENOENT' ? 127 : 126) // the codes that a shell uses
    })
    child.on('exit', (code, signal) => {
      io.signal.removeEventListener('abort', forward)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
