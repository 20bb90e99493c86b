import {statSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'
import {serverPath} from './media.js'

/** Something to upload, looked at and not yet read. */
export interface Source {
  /** As it was typed. */
  readonly text: string
  /** What it is called in results: what was typed, unless that is the content itself. */
  readonly label: string
  /** The name that its path or URL ends with. */
  readonly name: string | undefined
  /** A file of this machine. */
  readonly isLocal: boolean
  /** Undefined where only the server can know it. */
  readonly sizeBytes: number | undefined
}

/**
 * What is to be uploaded: a file of this machine, an http(s) URL, `base64://…`, or `remote:/path` on the server.
 * @throws QQError LOCAL for a file that is not there, VALIDATION for a folder or an empty file, USAGE for `-`
 */
export function sourceOf(text: string): Source {
  if (/^https?:\/\//.test(text)) return {text, label: text, name: nameInUrl(text), isLocal: false, sizeBytes: undefined}
  if (text.startsWith('base64://')) {
    const {length} = Buffer.from(text.slice('base64://'.length), 'base64')
    return {text, label: 'base64://…', name: undefined, isLocal: false, sizeBytes: notEmpty('base64://', length)}
  }
  if (text.startsWith('remote:'))
    return {text, label: text, name: lastWord(serverPath(text)), isLocal: false, sizeBytes: undefined}
  if (text === '-') {
    throw new QQError('USAGE', 'a file cannot come from stdin here', {
      hint: 'give its path, or ./- for a file of that name',
    })
  }
  return {text, label: text, name: lastWord(text), isLocal: true, sizeBytes: sizeOf(text)}
}

function sizeOf(path: string): number {
  let stats
  try {
    stats = statSync(path)
  } catch (error) {
    throw new QQError('LOCAL', `cannot read ${path}: ${reasonOf(error)}`, {
      hint: 'a path on NapCat’s own machine is written remote:/path',
      cause: error,
    })
  }
  if (stats.isDirectory()) {
    throw new QQError('VALIDATION', `${path} is a folder`, {hint: `upload its files (${path}/*), or an archive of it`})
  }
  return notEmpty(path, stats.size)
}

/** QQ takes no empty files. */
function notEmpty(what: string, sizeBytes: number): number {
  if (sizeBytes === 0) throw new QQError('VALIDATION', `${what} is empty, and QQ takes no empty files`)
  return sizeBytes
}

function nameInUrl(url: string): string | undefined {
  if (!URL.canParse(url)) throw new QQError('VALIDATION', `${url} is no URL`)
  const name = lastWord(new URL(url).pathname)
  try {
    return name && lastWord(decodeURIComponent(name))
  } catch {
    return name // a % that encodes nothing
  }
}

/** The server may be a Windows machine. */
function lastWord(path: string): string | undefined {
  return path.split(/[/\\]/).findLast(word => word !== '')
}
