import {QQError} from '../errors/errors.js'
import {compareValues, toText} from './compare.js'
import {compileSpec, type Read} from './spec.js'

const EXPRESSION = /^\s*([^\s=!<>~]+)\s*(==|!=|<=|>=|<(?!>)|>|~)(?![=~])\s*(\S.*?)\s*$/s

const COMPARISONS = new Map<string, (order: number) => boolean>([
  ['==', order => order === 0],
  ['!=', order => order !== 0],
  ['<', order => order < 0],
  ['<=', order => order <= 0],
  ['>', order => order > 0],
  ['>=', order => order >= 0],
])

/**
 * Compiles `FIELD OP VALUE` (`role == owner`, `level >= 10`, `title == ""`, `nickname ~ "^a b"`) to a test of a row.
 * Integers, digit strings included, compare as integers of any size, other numbers as numbers, all else as text. `~`
 * is a regular expression. VALUE may stand in quotes, without escapes. A field the row lacks passes only `!=`.
 * @throws QQError USAGE when the expression is malformed
 */
export function compileFilter(expression: string): (row: unknown) => boolean {
  const [, field, operator, rawValue] = EXPRESSION.exec(expression) ?? []
  if (field === undefined || operator === undefined || rawValue === undefined) {
    throw new QQError('USAGE', `not a filter: ${JSON.stringify(expression)}`, {
      hint: 'Write FIELD OP VALUE with one of == != < <= > >= ~, such as "role == owner"; an empty VALUE is "".',
    })
  }
  if (/ (?:&&|\|\|) /.test(rawValue) && unquote(rawValue) === rawValue) {
    throw new QQError('USAGE', `one comparison a filter: ${JSON.stringify(expression)}`, {
      hint: 'Repeat --filter where all must hold; --jq can do everything else. A VALUE with && in it stands in quotes.',
    })
  }
  const read = compileSpec(field)
  const value = unquote(rawValue)
  const passes = COMPARISONS.get(operator)
  if (passes === undefined) return compileMatch(read, value)
  return row => {
    const found = read(row)
    return found === undefined ? operator === '!=' : passes(compareValues(found, value))
  }
}

/** The field that an expression is about. The expression has been compiled before. */
export function fieldOfFilter(expression: string): string {
  return EXPRESSION.exec(expression)?.[1] ?? ''
}

function compileMatch(read: Read, source: string): (row: unknown) => boolean {
  const pattern = compilePattern(source)
  return row => {
    const found = read(row)
    return found !== undefined && pattern.test(toText(found))
  }
}

function compilePattern(source: string): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch (cause) {
    throw new QQError('USAGE', `not a regular expression: ${source}`, {
      cause,
      hint: cause instanceof Error ? cause.message : undefined,
    })
  }
}

function unquote(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value
}
