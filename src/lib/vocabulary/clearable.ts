import {QQError} from '../errors/errors.js'
import {at} from '../errors/saying.js'

const flag = '--clear'

/**
 * A text that is set, or '' where `--clear` takes it away: NapCat clears for an empty text, which a script can have by
 * accident. For an argument that is optional, beside a flag of that name.
 * @throws QQError USAGE unless exactly one of the two was given
 */
export function textOrClear(text: string | undefined, clear: boolean | undefined, name: string): string {
  if (text !== undefined && text.trim() === '') {
    throw new QQError('USAGE', at(name, {kind: 'input.emptyText', flag}))
  }
  if ((text !== undefined) === (clear === true)) throw new QQError('USAGE', {kind: 'input.textOrFlag', name, flag})
  return text ?? ''
}
