import {QQError} from '../errors/errors.js'
import {type FilterFault} from '../errors/kinds/output.js'
import {quoted} from '../protocol/quoted.js'

/** A parsed filter; `readLiteral` finds the types of its values. */
export type Expression = Comparison | Junction | {readonly kind: 'not'; readonly part: Expression}

interface Junction {
  readonly kind: 'and' | 'or'
  readonly parts: readonly Expression[]
}

export interface Comparison {
  readonly kind: 'comparison'
  readonly field: string
  readonly operator: Operator
  readonly value: WrittenValue
}

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '~'

export interface WrittenValue {
  /** The text without its quotes. */
  readonly text: string
  readonly quote?: '"' | "'"
}

const FIELD = /[^\s=!<>~()]+/y
const OPERATOR = /\s*(==|!=|<=|>=|<(?!>)|>|~)(?![=~])/y
/** A quoted text, in which a quote is written twice. */
const QUOTED = /\s*(?:"([^"]*(?:""[^"]*)*)"|'([^']*(?:''[^']*)*)')(?=\s|\)|$)/y
/** Where a value without quotes may end. */
const END = /\s(?:and|or)(?=[\s(]|$)|[()]/g
/** The forms of `and` and `or` in other languages. */
const FOREIGN_JOINT = /(?:^|\s)(&&|\|\||AND|OR)(?=\s|$)/
/** A comparison inside a value, without an operator that joins it. */
const UNJOINED = /\s([\p{L}\p{N}_.|]+\s*(?:==|!=|<=?|>=?)\s*\S.*)/su
/** How deep parentheses and `not` may be nested. */
const DEPTH = 100

/**
 * Reads `FIELD OP VALUE`, joined by `and`, `or` and `not` (which binds the closest, then `and`) and parentheses. A VALUE
 * without quotes ends at ` and `, at ` or ` and at a `)` that it did not open.
 * @throws QQError USAGE when it is malformed, with what to write instead
 */
export function parseExpression(source: string): Expression {
  return new Parser(source).whole()
}

/** A field or a value for a sentence: in quotes if it was written in quotes or is more than a plain word. */
export function asWritten({text, quote}: WrittenValue): string {
  return quote === undefined && /^[\w.|:+-]{1,60}$/.test(text) ? text : quoted(text)
}

class Parser {
  #at = 0
  #depth = 0

  constructor(private readonly source: string) {}

  whole(): Expression {
    const expression = this.#alternatives()
    this.#take(/\s*/y)
    if (this.#at === this.source.length) return expression
    if (this.#take(/\)/y)) throw this.#wrong('closed')
    throw this.#wrong('joint', this.source.slice(this.#at))
  }

  #alternatives(): Expression {
    return this.#joined('or', /\s*or(?=[\s(]|$)/y, () =>
      this.#joined('and', /\s*and(?=[\s(]|$)/y, () => this.#factor()),
    )
  }

  #joined(kind: Junction['kind'], word: RegExp, part: () => Expression): Expression {
    const first = part()
    const parts = [first]
    while (this.#take(word)) parts.push(part())
    return parts.length === 1 ? first : {kind, parts}
  }

  #factor(): Expression {
    if (++this.#depth > DEPTH) throw this.#wrong('deep')
    const factor = this.#take(/\s*not(?=[\s(])/y)
      ? ({kind: 'not', part: this.#factor()} as const)
      : this.#take(/\s*\(/y)
        ? this.#closed(this.#alternatives())
        : this.#comparison()
    this.#depth--
    return factor
  }

  #closed(inner: Expression): Expression {
    if (this.#take(/\s*\)/y)) return inner
    throw this.#wrong('open')
  }

  #comparison(): Comparison {
    this.#take(/\s*/y)
    const start = this.#at
    const field = this.#take(FIELD)?.[0]
    const operator = field === undefined ? undefined : (this.#take(OPERATOR)?.[1] as Operator | undefined)
    if (field !== undefined && operator !== undefined) {
      return {kind: 'comparison', field, operator, value: this.#value()}
    }
    const found = this.source.slice(start)
    const isJoined = /(?:and|or)\s*$/.test(this.source.slice(0, start))
    if (found === '') throw this.#wrong(isJoined ? 'no side' : 'no comparison')
    throw this.#wrong(isJoined ? 'side' : 'part', found)
  }

  #value(): WrittenValue {
    const [, double, single] = this.#take(QUOTED) ?? []
    if (double !== undefined) return {text: double.replaceAll('""', '"'), quote: '"'}
    if (single !== undefined) return {text: single.replaceAll("''", "'"), quote: "'"}
    const text = this.#bareValue()
    if (text === '') throw this.#wrong('no value')
    if (/^["']/.test(text)) throw this.#wrong('quotes', text)
    this.#refuseUnjoined(text)
    return {text}
  }

  /** Refuses a second comparison inside a text, which would select nothing, or with `!=` everything. */
  #refuseUnjoined(value: string): void {
    const joint = FOREIGN_JOINT.exec(value)?.[1]
    const next = joint ?? UNJOINED.exec(value)?.[1]
    if (next !== undefined) throw this.#wrong('unjoined', next)
  }

  #bareValue(): string {
    const start = this.#at
    END.lastIndex = start
    let open = 0
    let end = END.exec(this.source)
    while (end && (end[0] === '(' || (end[0] === ')' && open > 0))) {
      open += end[0] === '(' ? 1 : -1
      end = END.exec(this.source)
    }
    this.#at = end?.index ?? this.source.length
    return this.source.slice(start, this.#at).trim()
  }

  /** Consumes a match at the current position, if there is one. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.source)
    if (match) this.#at = pattern.lastIndex
    return match ?? undefined
  }

  /** @param text the part that is wrong */
  #wrong(fault: FilterFault, text = ''): QQError {
    return new QQError('USAGE', {kind: 'output.notFilter', source: this.source, fault, text})
  }
}
