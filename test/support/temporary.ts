import {chmodSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** Gives the tests a temporary folder of their own, which goes with them. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-tests-'))
  chmodSync(folder, 0o755) // one test runs the tool as another user
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, {recursive: true, force: true, maxRetries: 3})
}
