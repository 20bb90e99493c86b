import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync} from 'node:fs'
import {constants, tmpdir} from 'node:os'
import path from 'node:path'
import {isolatedEnvironment} from '../config/environment.js'
import {QQError} from '../errors/errors.js'
import {Interrupt} from '../errors/interrupt.js'
import {interrupted, waitForChild} from './signals.js'

/**
 * Runs a command with this tool first on its PATH and nothing of the caller's configuration, our streams being its own.
 * Resolves to its exit code (128 + the number of the signal that ended it).
 * @param bin the executable that `qq` and `qqctl` shall be
 * @throws QQError USAGE when there is no such command
 */
export async function runWithTool(
  command: string,
  args: readonly string[],
  bin: string,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'qqctl-'))
  try {
    for (const name of ['qq', 'qqctl']) symlinkSync(bin, path.join(folder, name))
    return await new Promise((resolve, reject) => {
      const child = spawn(command, args, {stdio: 'inherit', env: isolatedEnvironment(environment, folder)})
      waitForChild()
      const forward = (): void => {
        const {reason} = interrupted as {reason: unknown}
        // a Ctrl-C at a terminal has reached the child by itself
        if (reason instanceof Interrupt && !(reason.signal === 'SIGINT' && process.stdin.isTTY))
          child.kill(reason.signal)
      }
      interrupted.addEventListener('abort', forward, {once: true})
      child.on('error', error => reject(new QQError('USAGE', `cannot run ${command}: ${error.message}`)))
      child.on('exit', (code, signal) => {
        interrupted.removeEventListener('abort', forward)
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
      })
    })
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
