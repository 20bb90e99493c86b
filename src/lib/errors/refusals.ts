import {TooDeepError} from '../protocol/json.js'
import {nearest} from '../protocol/nearest.js'
import {QQError, reasonOf, type ErrorCode} from './errors.js'
import {type Form} from './kinds/input.js'
import {atPlace, type Known, type Place} from './saying.js'

/** What was typed or piped is not what it must be. @param text it, where that is told @param place where it stands */
export function malformed(code: ErrorCode, form: Form, text?: string, place?: Place): QQError {
  return refused(code, {kind: 'input.malformed', form, text}, place)
}

/** A word is none of a few. @param place where it stands */
export function notAmong(code: ErrorCode, text: string, choices: readonly string[], place?: Place): QQError {
  return refused(code, {kind: 'input.notAmong', text, choices, near: nearest(text, choices)}, place)
}

/** A text is no JSON. @param error what the parser threw @param place where it stands */
export function notJson(code: ErrorCode, error: unknown, place?: Place): QQError {
  const isDeep = error instanceof TooDeepError
  const what: Known = isDeep
    ? {kind: 'input.tooDeep', levels: error.levels}
    : {kind: 'input.notJson', detail: reasonOf(error)}
  return refused(code, what, place)
}

function refused(code: ErrorCode, what: Known, place: Place | undefined): QQError {
  return new QQError(code, place === undefined ? what : atPlace(place, what))
}
