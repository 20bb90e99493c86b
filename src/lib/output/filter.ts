import {QQError} from '../errors/errors.js'
import {type Saying} from '../errors/saying.js'
import {compileComparison, type Incomparable, type Judge, type Verdict} from './filter-comparison.js'
import {readLiteral} from './filter-literal.js'
import {type Expression, parseExpression} from './filter-syntax.js'

/** All that `--filter` was given, made ready to judge rows. */
export class RowFilter {
  #isTold = false

  constructor(
    /** The fields that it looks at. */
    readonly fields: readonly string[],
    readonly judge: Judge,
    private readonly note: (what: Saying) => void,
  ) {}

  /** @throws QQError USAGE for a row that cannot be judged */
  passes(row: unknown): boolean {
    const verdict = this.judge(row)
    if (!isIncomparable(verdict)) return verdict === true
    throw new QQError('USAGE', {kind: 'output.unjudged', reason: verdict.reason})
  }

  /** The same for rows that came of something done, or come one by one: what cannot be judged does not pass, with one note. */
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
 * Compiles expressions, all of which must hold (docs/filter.md). A literal says by its form what it is; a row whose value
 * is of another kind cannot be compared with it by `<` or `>`, while `==` and `!=` take anything.
 * @param nowMs what `today` and `-90d` count from
 * @param note told once of a row that cannot be judged, where that is no error
 * @throws QQError USAGE when one is malformed
 */
export function compileFilter(expressions: readonly string[], nowMs: number, note: (what: Saying) => void): RowFilter {
  const parts = expressions.map(parseExpression)
  const [only] = parts
  const whole: Expression = only && parts.length === 1 ? only : {kind: 'and', parts}
  return new RowFilter(fieldsOf(whole), compile(whole, nowMs), note)
}

/** True if both are; false if one is, whatever the other is; else it cannot be judged, or has no value. */
export function both(left: Verdict, right: Verdict): Verdict {
  if (left === false || right === false) return false
  if (left === true) return right
  return right === true || isIncomparable(left) ? left : right
}

/** The opposite of what can be told; what cannot stays as it is. */
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
