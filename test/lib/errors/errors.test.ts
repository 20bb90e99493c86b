import {describe, expect, it} from 'vitest'
import {afterWrite, EXIT_CODES, QQError, toQQError, type ErrorCode} from '../../../src/lib/errors/errors.js'
import {say} from '../../../src/lib/errors/saying.js'
import {Interrupt} from '../../../src/lib/errors/interrupt.js'

const EXITS: readonly (readonly [ErrorCode, number])[] = [
  ['ACTION_FAILED', 1],
  ['SOFT_FAILED', 1],
  ['USAGE', 2],
  ['VALIDATION', 2],
  ['CONNECT', 3],
  ['AUTH', 4],
  ['TIMEOUT', 5],
  ['PARTIAL', 6],
  ['UNSUPPORTED', 7],
  ['UNMET', 8],
  ['LOCAL', 9],
  ['DECLINED', 10],
  ['INTERNAL', 70],
]

describe('QQError', () => {
  it.each(EXITS)('%s ends with exit code %d', (code, exit) => {
    expect(new QQError(code, say('x')).exit).toBe(exit)
    expect(new QQError(code, say('x'))).toMatchObject({code, exit})
  })

  it.each(EXITS)(
    '%s of which nobody knows the outcome ends with 5, unless it is one of several or a bug',
    (code, exit) => {
      const error = new QQError(code, say('x'), {outcome: 'unknown'})
      const expected = code === 'PARTIAL' || code === 'INTERNAL' ? exit : 5
      expect(error.exit).toBe(expected)
      expect(error).toMatchObject({code, exit: expected, outcome: 'unknown'})
    },
  )

  it('is unanswered when the time was over, and not when the server itself says so', () => {
    expect(new QQError('TIMEOUT', say('x')).isUnanswered).toBe(true)
    expect(new QQError('TIMEOUT', say('x'), {retcode: 1200}).isUnanswered).toBe(false)
    expect(new QQError('ACTION_FAILED', say('x')).isUnanswered).toBe(false)
  })

  it('has no other codes', () => {
    expect(EXITS.map(([code]) => code).sort()).toEqual(Object.keys(EXIT_CODES).sort())
  })

  it('is an Error that keeps its cause, and has none of its own', () => {
    const cause = new Error('why')
    expect(new QQError('LOCAL', say('what'), {cause})).toMatchObject({name: 'QQError', message: 'what', cause})
    expect(new QQError('LOCAL', say('what'))).toBeInstanceOf(Error)
    expect('cause' in new QQError('LOCAL', say('what'))).toBe(false)
  })

  it.each(EXITS.map(([code]) => code))('%s is worth repeating only when nothing can have happened', code => {
    const passing = code === 'CONNECT' || code === 'TIMEOUT'
    expect(new QQError(code, say('x')).retryable).toBe(passing)
    expect(new QQError(code, say('x'), {outcome: 'unknown'}).retryable).toBe(false)
    expect(new QQError(code, say('x'), {outcome: 'partial'}).retryable).toBe(false)
  })
})

describe('toQQError', () => {
  it('leaves a QQError alone', () => {
    const error = new QQError('AUTH', say('x'))
    expect(toQQError(error)).toBe(error)
  })

  it('takes everything else for a bug of ours', () => {
    const bug = new TypeError('undefined is no function')
    expect(toQQError(bug)).toMatchObject({code: 'INTERNAL', exit: 70, message: bug.message, cause: bug})
    expect(toQQError('text')).toMatchObject({code: 'INTERNAL', message: 'text', cause: 'text'})
    expect(toQQError(undefined)).toMatchObject({code: 'INTERNAL', message: 'undefined'})
  })

  it('knows an interrupt, which is no bug', () => {
    expect(toQQError(new Interrupt('SIGINT'))).toMatchObject({code: 'TIMEOUT', message: 'interrupted', outcome: 'none'})
    const unsettled = toQQError(new Interrupt('SIGINT', say('no answer yet')))
    expect(unsettled).toMatchObject({code: 'TIMEOUT', message: 'interrupted: no answer yet', outcome: 'unknown'})
  })
})

describe('afterWrite', () => {
  it('says of a bug that nobody knows what was done, and leaves all else as it is', () => {
    const bug = new TypeError('oops')
    const known = afterWrite(toQQError(bug))
    expect(known).toMatchObject({code: 'INTERNAL', exit: 70, message: 'oops', outcome: 'unknown', cause: bug})
    expect(afterWrite(known)).toBe(known)
    const refused = new QQError('ACTION_FAILED', say('no'))
    expect(afterWrite(refused)).toBe(refused)
  })
})

describe('Interrupt', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %d and is no failure', (signal, exit) => {
    const interrupt = new Interrupt(signal)
    expect(interrupt).toMatchObject({exit, signal, name: 'Interrupt', message: `interrupted by ${signal}`})
    expect(interrupt).not.toBeInstanceOf(QQError)
  })
})
