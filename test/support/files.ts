import {createHash} from 'node:crypto'
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

/** A file with this content in a folder of its own; its path. */
export function temporaryFile(name: string, content: string | Buffer): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), name)
  writeFileSync(file, content)
  return file
}

/** The SHA-256 of these bytes in hex. Many are compared by it: `toEqual` looks at each by itself, a second for 300 KB. */
export function sha256(content: Buffer | string | undefined): string {
  return content === undefined ? 'of nothing' : createHash('sha256').update(content).digest('hex')
}

/** The SHA-256 of what is in a file. */
export function sha256Of(file: string): string {
  return sha256(readFileSync(file))
}

/** The beginning of a PNG, which makes everybody take what follows for an image. */
export const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex')

/** A new file of this many bytes that begins as a PNG does; its path. */
export function imageFile(name = 'cat.png', bytes = PNG_HEAD.length): string {
  return temporaryFile(name, Buffer.concat([PNG_HEAD, Buffer.alloc(bytes - PNG_HEAD.length, 7)]))
}
