import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {onTestFinished} from 'vitest'
import {cleanEnv, type RunOptions} from './run.js'

/** A process that goes on while the test does something. */
export interface Following {
  /** Resolves when the output holds this, so many times. */
  readonly says: (text: string, times?: number) => Promise<void>
  /** Resolves when it has written to descriptor 3, or has ended. */
  readonly ready: Promise<unknown>
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
  readonly output: {stdout: string; stderr: string}
  /** Sends a signal to it and to what it has started in its process group. */
  readonly signal: (name: NodeJS.Signals) => void
}

/** Starts a program; what is left of it at the end of the test is killed. */
export function follow(command: string, args: readonly string[], {env, cwd}: RunOptions): Following {
  const child = spawn(command, args, {
    env: cleanEnv(env),
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  const output = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  const closed = once(child, 'close')
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {
      // all of it has ended
    }
  }
  onTestFinished(() => signal('SIGKILL'))
  return {
    output,
    signal,
    ready: Promise.race([once(child.stdio[3]!, 'data'), closed]),
    ended: closed.then(([code]) => code as number | null),
    says: async (text, times = 1) => {
      while (`${output.stdout}${output.stderr}`.split(text).length <= times) {
        const more = Promise.race([once(child.stdout!, 'data'), once(child.stderr!, 'data')])
        if ((await Promise.race([more, closed.then(() => 'closed')])) === 'closed')
          throw new Error(`it ended without saying ${text}: ${output.stdout}${output.stderr}`)
      }
    },
  }
}
