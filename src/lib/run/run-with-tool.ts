import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {constants, tmpdir} from 'node:os'
import path from 'node:path'
import {isolatedEnvironment} from '../config/environment.js'
import {Interrupt} from '../errors/interrupt.js'
import {say} from '../errors/saying.js'
import {type Session} from './session.js'

/** What a command is run with. */
export interface Tool {
  /** The executable that `qq` and `qqctl` shall be. */
  readonly bin: string
  /** QQ_… variables, by name. */
  readonly variables: Readonly<Record<string, string>>
  /** The content of the one configuration file that there is for it; undefined = none. */
  readonly config: object | undefined
  readonly session: Session
}

/**
 * Runs a command with this tool first on its PATH and nothing of the caller's configuration, our streams being its own.
 * Resolves to its exit code (128 + the number of the signal that ended it; 127 and 126 when it cannot be run).
 */
export async function runWithTool(command: string, args: readonly string[], tool: Tool): Promise<number> {
  const folder = path.resolve(mkdtempSync(path.join(tmpdir(), 'qqctl-'))) // TMPDIR may be relative, and the command go elsewhere
  const clean = (): void => rmSync(folder, {recursive: true, force: true})
  process.once('exit', clean) // a second Ctrl-C ends us where we stand
  try {
    for (const name of ['qq', 'qqctl']) symlinkSync(tool.bin, path.join(folder, name))
    const configFile = tool.config && path.join(folder, 'config.json')
    if (configFile !== undefined) writeFileSync(configFile, JSON.stringify(tool.config), {mode: 0o600})
    const env = isolatedEnvironment({variables: tool.variables, configFile}, folder, tool.session.io.env)
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
    io.ending.graceMs = undefined // the child, which gets a Ctrl-C as well, decides when to end
    const forward = (): void => {
      const {reason} = io.signal as {reason: unknown}
      // a Ctrl-C at a terminal has reached the child by itself
      if (reason instanceof Interrupt && !(reason.signal === 'SIGINT' && io.stdin.isTTY)) child.kill(reason.signal)
    }
    io.signal.addEventListener('abort', forward, {once: true})
    child.on('error', (error: NodeJS.ErrnoException) => {
      notes.report(say('error: cannot run {command}: {detail}', {command, detail: error.message}))
      resolve(error.code === 'ENOENT' ? 127 : 126) // as a shell has it
    })
    child.on('exit', (code, signal) => {
      io.signal.removeEventListener('abort', forward)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
