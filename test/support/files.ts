import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** A file with this content in a folder of its own; its path. */
export function temporaryFile(name: string, content: string | Buffer): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), name)
  writeFileSync(file, content)
  return file
}
