import {QQError} from '../errors/errors.js'

/**
 * A text that is set, or '' where `--clear` takes it away: NapCat clears for an empty text, which a script can have by
 * accident. For an argument that is optional, beside a flag of that name.
 * @throws QQError USAGE unless exactly one of the two was given
 */
export function textOrClear(text: string | undefined, clear: boolean | undefined, name: string): string {
  if (text !== undefined && text.trim() === '') {
    throw new QQError('USAGE', `${name}: it is empty`, {hint: '--clear takes it away'})
  }
  if ((text !== undefined) === (clear === true)) throw new QQError('USAGE', `give the ${name}, or --clear`)
  return text ?? ''
}
