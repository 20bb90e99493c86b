import {FAILED, Refusal} from './refusal.js'
import {type World} from './world.js'
import {orThrow} from '../errors/attempt.js'

/** The size of a file that exists only as a path or URL. */
const BELIEVED_BYTES = 1_048_576

/**
 * The file of an upload. Paths and URLs are not checked, because they belong to the simulated machine.
 * @throws Refusal for what is neither, and for an empty file
 */
export function uploaded(world: World, uri: string): {size: number; bytes?: Buffer} {
  const inline = /^base64:\/\/(.*)$/s.exec(uri)?.[1]
  const bytes = inline === undefined ? world.files.get(pathIn(uri)) : Buffer.from(inline, 'base64')
  if (bytes?.length === 0) throw new Refusal(FAILED, '文件异常，大小为0')
  if (bytes !== undefined) return {size: bytes.length, bytes}
  if (!/^(https?:\/\/|file:\/\/|data:|\/|[A-Za-z]:[\\/])/.test(uri)) {
    throw new Refusal(FAILED, `识别URL失败, uri= ${uri}`)
  }
  return {size: BELIEVED_BYTES}
}

/** Of a file:// URL, which is percent-decoded (napcat-common/src/file.ts). */
function pathIn(uri: string): string {
  const [, path] = /^file:\/\/(.*)$/s.exec(uri) ?? []
  if (path === undefined) return uri
  return orThrow(
    () => decodeURIComponent(path),
    () => new Refusal(FAILED, 'URI malformed'),
  )
}
