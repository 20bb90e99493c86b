import {QQError} from '../errors/errors.js'
import {atPlace} from '../errors/saying.js'

const flag = '--clear'

/**
 * The text to set, or '' with `--clear`. NapCat clears on an empty text, which a script can pass by accident. For an
 * optional argument with a `--clear` flag.
 * @throws QQError USAGE unless exactly one of the two was given
 */
export function textOrClear(text: string | undefined, clear: boolean | undefined, name: string): string {
  if (text !== undefined && text.trim() === '') {
    throw new QQError('USAGE', atPlace(name, {kind: 'input.emptyText', flag}))
  }
  if ((text !== undefined) === (clear === true)) throw new QQError('USAGE', {kind: 'input.textOrFlag', name, flag})
  return text ?? ''
}
