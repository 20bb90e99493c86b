import {QQError, reasonOf} from '../errors/errors.js'
import {parseJson} from '../protocol/json.js'

/** @param name of what gave the text, for the error @throws QQError USAGE */
export function jsonFrom(text: string, name: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new QQError('USAGE', `${name}: not JSON: ${reasonOf(error)}`)
  }
}
