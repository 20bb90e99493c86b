import {readFileSync} from 'node:fs'
import {QQError, reasonOf} from '../errors/errors.js'

/** The text of a file of this machine. @param flag that named it, for the error @throws QQError LOCAL */
export function readTextFile(path: string, flag?: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new QQError('LOCAL', `${flag === undefined ? '' : `${flag}: `}cannot read ${path}: ${reasonOf(error)}`)
  }
}
