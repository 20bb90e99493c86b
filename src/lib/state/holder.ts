import {randomUUID} from 'node:crypto'
import {readFileSync, readlinkSync} from 'node:fs'
import {hostname} from 'node:os'
import {codeOf} from '../disk/files.js'
import {type Known} from '../errors/saying.js'
import {isJsonObject} from '../protocol/json.js'
import {lazy} from '../protocol/lazy.js'
import {attempt} from '../errors/attempt.js'

/** The identity of a process, by which others can check whether it still exists. */
export interface Holder {
  readonly pid: number
  /** Its start time in the system's units. This and the following are absent in notes of earlier versions. */
  readonly start?: string
  readonly host?: string
  /** The boot id of the machine; absent if the system has none. */
  readonly boot?: string | undefined
  /** The namespace of its process id; each container has its own. */
  readonly pidNamespace?: string | undefined
}

/** `out of sight` means on another machine or in another container, so that it is unknown. */
export type Standing = 'there' | 'gone' | 'out of sight'

/** This process. */
export const ownHolder = lazy((): Holder => ({
  pid: process.pid,
  start: processStat(process.pid)?.start ?? randomUUID(), // what only this process can compare
  host: hostname(),
  boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  pidNamespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
}))

/** A child of this process. */
export function holderFor(pid: number): Holder {
  const start = processStat(pid)?.start
  const {host, boot, pidNamespace} = ownHolder()
  return {pid, ...(start !== undefined && {start}), ...(host !== undefined && {host}), boot, pidNamespace}
}

/** Whether the start time proves that a process is still the same. */
export function isSameProcess({pid, start}: Holder): boolean {
  return start !== undefined && processStat(pid)?.start === start
}

export function groupOfProcess(pid: number): number | undefined {
  const stat = processStat(pid)
  return stat && !stat.isDead ? stat.group : undefined
}

export function holderIn(noted: unknown): Holder | undefined {
  if (!isJsonObject(noted)) return undefined
  const {pid, start, host, boot, pidNamespace} = noted
  if (!Number.isSafeInteger(pid) || Number(pid) <= 0) return undefined
  const isText = [start, host, boot, pidNamespace].every(value => value === undefined || typeof value === 'string')
  return isText ? (noted as unknown as Holder) : undefined
}

/** Whether a process still exists; this is never guessed for an invisible process. */
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
  if (!now) return 'there' // /proc is missing or hidden, so only the process id is known
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
    return codeOf(error) === 'EPERM' // it exists and belongs to another user
  }
}

/** The state of a process from /proc, if there is one; see proc(5). A zombie counts as dead. */
function processStat(
  pid: number,
): {readonly isDead: boolean; readonly group: number; readonly start: string} | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? ''
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ') // the fields from the third on; the second may contain any text
  const [state = ''] = fields
  const start = fields[19]
  return start === undefined ? undefined : {isDead: /^[ZXx]$/.test(state), group: Number(fields[2]), start}
}
