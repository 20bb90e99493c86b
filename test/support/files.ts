import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** A file with this content in a folder of its own; its path. */
export function temporaryFile(name: string, content: string | Buffer): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), name)
  writeFileSync(file, content)
  return file
}

/** The beginning of a PNG, which makes everybody take what follows for an image. */
export const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex')

/** A new file of this many bytes that begins as a PNG does; its path. */
export function imageFile(name = 'cat.png', bytes = PNG_HEAD.length): string {
  return temporaryFile(name, Buffer.concat([PNG_HEAD, Buffer.alloc(bytes - PNG_HEAD.length, 7)]))
}
