import {type Sentence} from '../../errors/saying.js'
import {textOf} from '../../protocol/json.js'
import {missing} from './checks.js'
import {type Data, type Files, type SegmentKind} from './kind.js'
import {about, mark, sizeWord} from './marks.js'

/** OneBot 11's keys for fetching a file. NapCat ignores them without harm. */
const FETCHING = ['cache', 'proxy', 'timeout']

/** The keys that locate a file, and the other keys of a received file. */
export const FILE_KEYS = ['file', 'url', 'path', 'name', 'thumb', 'file_id', 'file_size', 'file_unique', ...FETCHING]

/** The key of a segment's file: NapCat uses the first that is not empty (handleOb11FileLikeMessage). */
export function fileKey(data: Data): string | undefined {
  return ['url', 'file', 'path'].find(key => typeof data[key] === 'string' && data[key] !== '')
}

/** A kind of segment that is a file. @param marked its mark */
export function media(name: string, summary: string, marked: (about: string) => Sentence, files: Files): SegmentKind {
  return {
    flags: {[name]: {summary, takes: 'media', value: 'FILE', data: file => ({file})}},
    keys: FILE_KEYS,
    check: checkFile,
    fits: null,
    files,
    instead: null,
    words: data => mark(marked(aboutFile(data))),
  }
}

function checkFile(data: Data, name: string): Data {
  if (fileKey(data) !== undefined) return data
  throw missing('file', name)
}

function aboutFile({file, url, file_size}: Data): string {
  return about(nameOfFile(textOf(file) || textOf(url)), sizeWord(file_size))
}

/** A file to send may be a path, or the bytes themselves. */
function nameOfFile(file: string): string {
  return /^(?:base64:|data:)/.test(file) ? '' : file.replace(/^[a-z]+:\/\/.*\//s, '')
}
