import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync} from 'node:fs'
import {constants, tmpdir} from 'node:os'
import path from 'node:path'
import {isolatedEnvironment} from '../config/environment.js'
import {Interrupt} from '../errors/interrupt.js'
import {interrupted, waitForChild} from './signals.js'

/**
 * Runs a command with this tool first on its PATH and nothing of the caller's configuration, our streams being its own.
 * Resolves to its exit code (128 + the number of the signal that ended it; 127 and 126 when it cannot be run).
 * @param bin the executable that `qq` and `qqctl` shall be
 */
export async function runWithTool(
  command: string,
  args: readonly string[],
  bin: string,
  environment: Readonly<Record<string, string>>,
  report: (text: string) => void,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qqctl-'))
  try {
    for (const name of ['qq', 'qqctl']) symlinkSync(bin, path.join(folder, name))
    return await new Promise(resolve => {
      const child = spawn(command, args, {stdio: 'inherit', env: isolatedEnvironment(environment, folder)})
      waitForChild()
      const forward = (): void => {
        const {reason} = interrupted as {reason: unknown}
        // a Ctrl-C at a terminal has reached the child by itself
        if (reason instanceof Interrupt && !(reason.signal === 'SIGINT' && process.stdin.isTTY))
          child.kill(reason.signal)
      }
      interrupted.addEventListener('abort', forward, {once: true})
      child.on('error', (error: NodeJS.ErrnoException) => {
        report(`cannot run ${command}: ${error.message}`)
        resolve(error.code === 'ENOENT' ? 127 : 126) // as a shell has it
      })
      child.on('exit', (code, signal) => {
        interrupted.removeEventListener('abort', forward)
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
      })
    })
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
