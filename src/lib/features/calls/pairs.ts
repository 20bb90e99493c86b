import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'

/**
 * The value for one target of a flag with one value per target.
 * @throws QQError USAGE if the numbers of values and targets differ, or the targets come from stdin
 */
export function pairOf(
  target: string,
  targets: readonly string[],
  values: readonly string[] | undefined,
  flag: string,
): string {
  const value = values?.length === targets.length ? values[targets.indexOf(target)] : undefined
  if (value !== undefined) return value
  const what = targets.includes('-')
    ? say(
        '{flag} must be given once for each target, in the same order, so it cannot be used with targets from stdin',
        {flag},
      )
    : say(
        '{flag} must be given once for each target, in the same order, but it is given {given} times for {all} targets',
        {
          flag,
          given: values?.length ?? 0,
          all: targets.length,
        },
      )
  throw new QQError('USAGE', what)
}
