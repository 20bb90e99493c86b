import {spawn} from 'node:child_process'
import {fstatSync} from 'node:fs'
import {endQuietly} from './signals.js'

/**
 * Ends the run as soon as the reader of our output is gone (`| head -1`), also while there is nothing to print. Node tells
 * us only when we write; GNU tail is built to notice at once. Where there is no such tail, the next write tells.
 */
export function endWhenUnread(): void {
  if (process.platform === 'win32' || !fstatSync(1).isFIFO()) return
  const watcher = spawn('tail', ['-f', `--pid=${process.pid}`, '/dev/null'], {stdio: ['ignore', 'inherit', 'ignore']})
  watcher.on('exit', (_code, signal) => {
    if (signal === 'SIGPIPE') endQuietly()
  })
  watcher.on('error', () => undefined)
  watcher.unref()
  process.on('exit', () => watcher.kill())
}
