import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'

/**
 * What belongs to a target out of the values of a flag that goes with the targets one by one.
 * @throws QQError USAGE when there are not as many values as targets, or the targets come from stdin
 */
export function pairOf(
  target: string,
  targets: readonly string[],
  values: readonly string[] | undefined,
  flag: string,
): string {
  const value = values?.length === targets.length ? values[targets.indexOf(target)] : undefined
  if (value !== undefined) return value
  const given = targets.includes('-')
    ? 'none can be told for what comes from stdin'
    : `${values?.length ?? 0} for ${targets.length}`
  throw new QQError('USAGE', say('{flag} is needed once for each target, in their order: {given}', {flag, given}))
}
