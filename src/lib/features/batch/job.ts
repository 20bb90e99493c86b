import {type Params} from '../../client/client.js'
import {type Posting} from '../../client/pipeline.js'
import {toQQError, type QQError} from '../../errors/errors.js'
import {type Saying} from '../../errors/saying.js'
import {factsOf} from '../../protocol/actions.js'
import {cut} from '../../protocol/quoted.js'
import {knownRequest} from '../calls/call-request.js'
import {type InputLine} from './input.js'
import {hashOfLine, type Line, type ReadLine} from './line.js'
import {type Asked, type Result} from './result.js'

/** How lines become jobs. */
export interface JobOptions {
  readonly read: ReadLine
  /** Calls are made exactly as they are given. */
  readonly unchecked: boolean
  /** What a line is known again by is wanted. */
  readonly hashed: boolean
  /** Every line goes the long way. */
  readonly dry: boolean
  /** Told what is easy to miss. */
  readonly note: (line: number, what: Saying | string) => void
}

/** A line on its way. */
export class Job implements Asked, Posting {
  readonly number: number
  readonly line: Line
  readonly action: string
  readonly echo: unknown
  /** As `hashOfLine`; 0 where that is not wanted. */
  readonly hash: number
  /** Why it cannot be done at all. */
  readonly error: QQError | undefined
  /** Of a call. */
  readonly params: Params
  /** Nothing but the frame of a call is to be sent; whatever is not plain goes the long way. */
  readonly isPlain: boolean
  /** It has its place among the results. */
  isBegun = false
  result: Result | undefined = undefined
  /** Given what comes of it, where it is made once more. */
  takeResult: ((result: Result) => void) | undefined = undefined
  sentMs = 0
  waitMs = 0
  dueMs = 0

  constructor(input: InputLine, options: JobOptions) {
    this.number = input.number
    const line = options.read(input)
    this.line = line
    this.action = (line.kind === 'call' ? line.action : line.kind === 'bad' ? line.error.action : '') ?? ''
    this.echo = line.kind === 'call' ? line.echo : undefined
    this.hash = options.hashed ? hashOfLine(input) : 0
    let params: Params | undefined
    let error = line.kind === 'bad' ? line.error : undefined
    try {
      if (line.kind === 'call') params = plainParams(line, this.number, options)
    } catch (problem) {
      error = toQQError(problem)
    }
    this.params = params ?? {}
    this.isPlain = params !== undefined
    this.error = error
  }

  /** The words before its arguments, as far as that can be told without its definition: three at the most. */
  get command(): string | undefined {
    if (this.line.kind !== 'command') return undefined
    const {words} = this.line
    const end = words.findIndex(word => !/^[a-z][a-z-]*$/.test(word))
    return cut(words.slice(0, Math.min(3, end === -1 ? words.length : end)).join(' '))
  }
}

/** The parameters of a plain call; undefined for any other. @throws QQError VALIDATION */
function plainParams(
  line: Extract<Line, {kind: 'call'}>,
  number: number,
  {unchecked, dry, note}: JobOptions,
): Params | undefined {
  const facts = factsOf(line.action)
  if (!facts || facts.destructive || facts.stream || facts.mixed || facts.data === 'no reply' || dry) return undefined
  return (unchecked ? undefined : knownRequest(line, text => note(number, text)))?.params ?? line.params
}
