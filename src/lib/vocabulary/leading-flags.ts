import {type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {cut} from '../protocol/quoted.js'
import {callFlags, generalFlags, outputFlags} from './flags.js'

const SHARED: FlagInput = {...outputFlags, ...generalFlags, ...callFlags}

/**
 * Flags that stand before the command, as in `qq -p home group list`: those that most commands have.
 * @returns them with their values, and the words after them
 * @throws QQError USAGE for any other flag
 */
export function leadingFlags(argv: readonly string[]): {readonly flags: string[]; readonly rest: string[]} {
  const flags: string[] = []
  const rest = [...argv]
  while (rest[0]?.startsWith('-')) {
    const word = rest.shift() ?? ''
    flags.push(word)
    if (wantsValue(word)) flags.push(...rest.splice(0, 1))
  }
  return {flags, rest}
}

/** Whether the next word is the value of this one. @throws QQError USAGE for what is none of the flags */
function wantsValue(word: string): boolean {
  const [, long, hasValue] = /^--([^=]+)(=)?/s.exec(word) ?? []
  if (long !== undefined) return typeOf(long.replace(/^no-(?=color$)/, ''), word) === 'option' && hasValue === undefined
  for (let index = 1; index < word.length; index++) {
    const name = Object.keys(SHARED).find(known => SHARED[known]?.char === word[index])
    if (typeOf(name, word) === 'option') return index === word.length - 1
  }
  return false
}

function typeOf(name: string | undefined, word: string): string {
  const flag = name === undefined ? undefined : SHARED[name]
  if (flag) return flag.type
  throw new QQError('USAGE', {kind: 'input.leadingFlag', flag: cut(word)})
}
