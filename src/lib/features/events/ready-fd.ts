import {fstatSync, readdirSync, readFileSync, readlinkSync, writeSync} from 'node:fs'
import {orThrow} from '../../errors/attempt.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'

/**
 * Tells a script that the server is ready by writing the bot's number to a descriptor that the shell has opened. Node
 * has its own descriptors with low numbers too; writing to one of them would wake or break its event loop.
 * @throws QQError LOCAL for a descriptor that is not open, not writable or Node's own; the returned function also
 * throws if writing fails
 */
export function readyTeller(fd: number): (selfId: string) => void {
  const onFd = (act: () => void): void =>
    orThrow(act, error => (error instanceof QQError ? error : unusable(fd, reasonOf(error))))
  onFd(() => checkGiven(fd))
  return selfId => onFd(() => void writeSync(fd, `${selfId}\n`))
}

function checkGiven(fd: number): void {
  const stats = fstatSync(fd)
  const takesLines = stats.isFile() || stats.isFIFO() || stats.isCharacterDevice() || stats.isSocket()
  if (!takesLines || openedByUs(fd)) throw unusable(fd, say('the shell did not open it for writing'))
}

function unusable(fd: number, reason: string | Saying): QQError {
  const hint = say('open it in the shell, for example qq listen --ready-fd 3 3>FILE')
  return new QQError('LOCAL', say('--ready-fd {fd}: {reason}', {fd, reason}), {hint})
}

/** /proc shows it; without /proc the kind of the descriptor decides. */
function openedByUs(fd: number): boolean {
  const asked = described(fd)
  if (!asked) return false
  if (asked.isReadOnly) return true // such as Node's /dev/null
  if (!asked.target.startsWith('pipe:')) return false
  // this process has both ends of a pipe only if Node wakes itself with it
  const ends = readdirSync('/proc/self/fd').map(name => described(Number(name)))
  return ends.some(end => end?.isReadOnly && end.target === asked.target)
}

function described(fd: number): {readonly target: string; readonly isReadOnly: boolean} | undefined {
  try {
    const [, flags = ''] = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? []
    return {target: readlinkSync(`/proc/self/fd/${fd}`), isReadOnly: (Number.parseInt(flags, 8) & 3) === 0}
  } catch {
    return undefined // there is no /proc, or it was closed meanwhile, as the descriptor that read the list
  }
}
