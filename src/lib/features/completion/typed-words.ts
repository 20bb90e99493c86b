import {type Flag} from '@oclif/core/interfaces'

export type Flags = Readonly<Record<string, Flag<unknown>>>

/** A flag that has a value. */
export type OptionFlag = Extract<Flag<unknown>, {type: 'option'}>

/** The words of a command before the current word. */
export interface TypedWords {
  readonly flags: ReadonlySet<string>
  /** The words that are neither a flag nor the value of a flag. */
  readonly words: readonly string[]
  /** The flag whose value comes next. */
  readonly awaits: OptionFlag | undefined
  /** Whether there is a `--`, which ends the flags. */
  readonly endsFlags: boolean
}

/** Reads words as oclif's parser does, and ignores mistakes. */
export function readTypedWords(typed: readonly string[], flags: Flags): TypedWords {
  const names = new Set<string>()
  const words: string[] = []
  let awaits: OptionFlag | undefined
  let endsFlags = false
  for (const word of typed) {
    if (awaits) awaits = undefined
    else if (endsFlags || !/^-./s.test(word)) words.push(word)
    else if (word === '--') endsFlags = true
    else {
      const found = word.startsWith('--') ? longFlag(word, flags) : shortFlags(word, flags)
      for (const name of found.names) names.add(name)
      awaits = found.awaits
    }
  }
  return {flags: names, words, awaits, endsFlags}
}

type Found = Pick<TypedWords, 'awaits'> & {readonly names: readonly string[]}

function longFlag(word: string, flags: Flags): Found {
  const [typed = ''] = word.slice(2).split('=', 1)
  const name = typed in flags ? typed : typed.replace(/^no-/, '')
  const flag = flags[name]
  return {names: [name], awaits: flag?.type === 'option' && !word.includes('=') ? flag : undefined}
}

/** `-y`, `-qy`, `-o json`, `-ojson`. */
function shortFlags(word: string, flags: Flags): Found {
  const names: string[] = []
  for (let index = 1; index < word.length; index++) {
    const found = Object.entries(flags).find(([, {char}]) => char === word[index])
    if (!found) break
    const [name, flag] = found
    names.push(name)
    if (flag.type === 'option') return {names, awaits: index === word.length - 1 ? flag : undefined}
  }
  return {names, awaits: undefined}
}
