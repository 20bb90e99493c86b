/**
 * Whether a process with this number is there, and not this very one: in a container the first process after a crash may have
 * the number of the one that crashed.
 */
export function isOtherProcess(pid: unknown): boolean {
  if (typeof pid !== 'number' || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // there, and somebody else's
  }
}
