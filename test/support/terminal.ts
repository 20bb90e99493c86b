import path from 'node:path'
import pty from '@lydell/node-pty'
import {BIN, cleanEnv} from './run.js'

/** A program on a terminal of its own. */
export interface Terminal {
  /** What it has printed so far, stdout and stderr in one, as the terminal got it. */
  readonly screen: string
  type(text: string): void
  /** Resolves when this has been printed; rejects when the program ends without. */
  shows(text: string): Promise<void>
  readonly ended: Promise<number>
}

/** Runs the built `qq` on a terminal of 100 × 30 cells. */
export function onTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Terminal {
  return programOnTerminal(process.execPath, [BIN, ...args], path.dirname(BIN), env)
}

/** Runs any program on a terminal of 100 × 30 cells. */
export function programOnTerminal(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Terminal {
  const child = pty.spawn(command, [...args], {
    cols: 100,
    rows: 30,
    cwd,
    env: {...cleanEnv({TERM: 'xterm-256color', ...env})},
  })
  let screen = ''
  const waiting = new Set<() => void>()
  child.onData(text => {
    screen += text
    for (const check of waiting) check()
  })
  const ended = new Promise<number>(resolve => {
    child.onExit(({exitCode, signal}) => resolve(signal ? 128 + signal : exitCode))
  })
  return {
    get screen() {
      return screen
    },
    type: text => child.write(text),
    shows: async text =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (!screen.includes(text)) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
        void ended.then(() => reject(new Error(`ended without showing ${JSON.stringify(text)}:\n${screen}`)))
      }),
    ended,
  }
}
