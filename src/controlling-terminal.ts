import {execFile} from 'node:child_process'
import {openSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {ReadStream} from 'node:tty'
import {promisify} from 'node:util'

/** Whether a process is in the foreground of its terminal: in the background, it would be stopped when it reads. */
export async function isForeground(pid: number): Promise<boolean> {
  const [own, foreground] = await groupsOf(pid).catch(() => [])
  return own !== undefined && own === foreground
}

/** The process group, and the one in the foreground. @throws if the system does not say */
async function groupsOf(pid: number): Promise<(string | undefined)[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat !== undefined) {
    // after the name: state, parent, group, session, terminal, foreground group
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return [fields[2], fields[5]]
  }
  const {stdout} = await promisify(execFile)('ps', ['-o', 'pgid=,tpgid=', '-p', String(pid)])
  return stdout.trim().split(/\s+/)
}

export function openTerminal(): ReadStream {
  return new ReadStream(openSync('/dev/tty', 'r'))
}
