import {QQError} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {compileComparison, type Incomparable, type Judge, type Verdict} from './filter-comparison.js'
import {readLiteral} from './filter-literal.js'
import {type Expression, parseExpression} from './filter-syntax.js'

/** The compiled filters of all `--filter` flags. */
export class RowFilter {
  #isTold = false

  constructor(
    /** The fields that it uses. */
    readonly fields: readonly string[],
    readonly judge: Judge,
    private readonly note: (what: Saying) => void,
  ) {}

  /** @throws QQError USAGE for a row that cannot be compared */
  passes(row: unknown): boolean {
    const verdict = this.judge(row)
    if (!isIncomparable(verdict)) return verdict === true
    throw new QQError('USAGE', {kind: 'output.unjudged', reason: verdict.reason})
  }

  /** The same for rows of writes and of streams: a row that cannot be compared does not match, with one note. */
  passesOrNotes(row: unknown): boolean {
    const verdict = this.judge(row)
    if (isIncomparable(verdict) && !this.#isTold) {
      this.#isTold = true
      this.note({kind: 'output.leftOut', reason: verdict.reason})
    }
    return verdict === true
  }
}

/**
 * Compiles expressions, which must all match (docs/filter.md). The form of a literal shows its type. A value of another
 * type cannot be compared with it by `<` or `>`; `==` and `!=` accept all types.
 * @param nowMs the current time for `today` and `-90d`
 * @param note called once for a row that cannot be compared, if that is not an error
 * @throws QQError USAGE if one is malformed
 */
export function compileFilter(expressions: readonly string[], nowMs: number, note: (what: Saying) => void): RowFilter {
  const parts = expressions.map(parseExpression)
  const [only] = parts
  const whole: Expression = only && parts.length === 1 ? only : {kind: 'and', parts}
  return new RowFilter(fieldsOf(whole), compile(whole, nowMs), note)
}

/** True if both are true; false if one is false; else it cannot be compared, or has no value. */
export function both(left: Verdict, right: Verdict): Verdict {
  if (left === false || right === false) return false
  if (left === true) return right
  return right === true || isIncomparable(left) ? left : right
}

/** The opposite of true or false; other verdicts do not change. */
export function opposite(verdict: Verdict): Verdict {
  return typeof verdict === 'boolean' ? !verdict : verdict
}

function isIncomparable(verdict: Verdict): verdict is Incomparable {
  return typeof verdict === 'object' && verdict !== null
}

function fieldsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'comparison':
      return [expression.field]
    case 'not':
      return fieldsOf(expression.part)
    case 'and':
    case 'or':
      return expression.parts.flatMap(fieldsOf)
  }
}

function compile(expression: Expression, nowMs: number): Judge {
  switch (expression.kind) {
    case 'comparison':
      return compileComparison(expression, readLiteral(expression.value, nowMs))
    case 'not':
      return compileNot(compile(expression.part, nowMs))
    case 'and':
      return compileAll(expression.parts.map(part => compile(part, nowMs)))
    case 'or': // by De Morgan
      return compileNot(compileAll(expression.parts.map(part => compileNot(compile(part, nowMs)))))
  }
}

function compileNot(judge: Judge): Judge {
  return row => opposite(judge(row))
}

function compileAll(judges: readonly Judge[]): Judge {
  return row => {
    let all: Verdict = true
    for (const judge of judges) {
      all = both(all, judge(row))
      if (all === false) return false
    }
    return all
  }
}
