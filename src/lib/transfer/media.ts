import {readFileSync, statSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'

/** NapCat parses each frame with JSON5 on its event loop; beyond this a frame stops the whole server for seconds. */
const MAX_INLINE_BYTES = 10 * 1024 * 1024

/**
 * What NapCat takes as `file`: an http(s) URL and `base64://…` as they are, `remote:/path` as a path on its own machine, and
 * a file of this machine as base64, since NapCat reads paths on the machine it runs on. `-` is what came on stdin.
 * @throws QQError LOCAL when the file cannot be read, VALIDATION when it is empty or too big, or when `remote:` has no path
 */
export function inlineMedia(text: string, stdin: Buffer | undefined): string {
  if (/^(?:https?|base64):\/\//.test(text)) return text
  if (text.startsWith('remote:')) return remotePath(text)
  const name = text === '-' ? 'stdin' : text
  const content = text === '-' ? (stdin ?? Buffer.alloc(0)) : readMedia(text)
  if (content.length === 0) throw new QQError('VALIDATION', `${name} is empty`)
  if (content.length > MAX_INLINE_BYTES) throw tooBig(name, content.length)
  return `base64://${content.toString('base64')}`
}

/**
 * The path on NapCat's own machine, for actions that take nothing else.
 * @throws QQError VALIDATION for anything but `remote:/path`
 */
export function serverPath(text: string): string {
  if (text.startsWith('remote:')) return remotePath(text)
  throw new QQError('VALIDATION', `${text} is no path on the server`, {
    hint: 'NapCat reads this on its own machine: write remote:/path',
  })
}

function remotePath(text: string): string {
  const path = text.slice('remote:'.length)
  if (path === '') throw new QQError('VALIDATION', 'remote: needs a path', {hint: 'write remote:/path'})
  return path
}

function readMedia(path: string): Buffer {
  try {
    const {size} = statSync(path)
    if (size > MAX_INLINE_BYTES) throw tooBig(path, size)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof QQError) throw error
    throw new QQError('LOCAL', `cannot read ${path}: ${reasonOf(error)}`, {
      hint: 'a path on NapCat’s own machine is written remote:/path',
      cause: error,
    })
  }
}

function tooBig(name: string, bytes: number): QQError {
  return new QQError(
    'VALIDATION',
    `${name} has ${(bytes / 1024 / 1024).toFixed(1)} MiB; inside a message 10 MiB is the limit`,
  )
}
