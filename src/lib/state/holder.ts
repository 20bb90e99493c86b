import {randomUUID} from 'node:crypto'
import {readFileSync, readlinkSync} from 'node:fs'
import {hostname} from 'node:os'
import {codeOf} from '../disk/files.js'
import {type Known} from '../errors/saying.js'
import {isJsonObject} from '../protocol/json.js'
import {lazy} from '../protocol/lazy.js'

/** A process as it notes itself, so that others can tell later whether it is still there. */
export interface Holder {
  readonly pid: number
  /** When it started, as the system counts; absent, as all that follows, in notes of earlier versions. */
  readonly start?: string
  readonly host?: string
  /** Which start of the machine it belongs to; absent where the system has no name for it. */
  readonly boot?: string | undefined
  /** Process numbers mean something within one of these only: each container has its own. */
  readonly pidNamespace?: string | undefined
}

/** `out of sight`: on another machine, or in another container, so that nothing can be said from here. */
export type Standing = 'there' | 'gone' | 'out of sight'

/** This process. */
export const ownHolder = lazy((): Holder => ({
  pid: process.pid,
  start: processStat(process.pid)?.start ?? randomUUID(), // what only this process can compare
  host: hostname(),
  boot: ifTold(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  pidNamespace: ifTold(() => readlinkSync('/proc/self/ns/pid')),
}))

/** The holder that a note tells of, if it tells of one. */
export function holderIn(noted: unknown): Holder | undefined {
  if (!isJsonObject(noted)) return undefined
  const {pid, start, host, boot, pidNamespace} = noted
  if (!Number.isSafeInteger(pid) || Number(pid) <= 0) return undefined
  const isText = [start, host, boot, pidNamespace].every(value => value === undefined || typeof value === 'string')
  return isText ? (noted as unknown as Holder) : undefined
}

/** Whether a process is still there: never guessed for one that cannot be seen from here. */
export function standingOf({pid, start, host, boot, pidNamespace}: Holder): Standing {
  const here = ownHolder()
  if (host !== undefined) {
    if (host !== here.host) return 'out of sight'
    if (boot !== here.boot) return boot === undefined || here.boot === undefined ? 'out of sight' : 'gone'
    if (pidNamespace !== here.pidNamespace) return 'out of sight'
  }
  if (pid === here.pid) return start === here.start ? 'there' : 'gone'
  if (!exists(pid)) return 'gone'
  const now = processStat(pid)
  if (!now) return 'there' // no /proc, or not for us to see: its number is all there is
  return now.isDead || (start !== undefined && start !== now.start) ? 'gone' : 'there'
}

/** Which process, and where. */
export function describeHolder({pid, host}: Holder, standing: Standing): Known {
  if (standing !== 'out of sight' || host === undefined) return {kind: 'state.process', pid}
  return host === ownHolder().host ? {kind: 'state.inContainer', pid} : {kind: 'state.onHost', pid, host}
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // there, and somebody else's
  }
}

/**
 * What the system tells of a process, where it has /proc; see proc(5). A zombie, which nobody has buried yet, is dead.
 */
function processStat(pid: number): {readonly isDead: boolean; readonly start: string} | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ') // from the third on; the second may hold anything
    const [state = ''] = fields
    const start = fields[19]
    return start === undefined ? undefined : {isDead: /^[ZXx]$/.test(state), start}
  } catch {
    return undefined
  }
}

function ifTold(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
