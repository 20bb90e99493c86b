import {type Command} from '@oclif/core/command'
import {type Flag} from '@oclif/core/interfaces'
import {readTypedWords, type Flags, type OptionFlag} from './typed-words.js'
import {rememberedIds, takesName} from './remembered.js'
import {valuesOf, type Candidate, type Completions, type Sources} from './completions.js'

/** The name and the summary of a command or topic. */
export interface NamedValues {
  readonly name: string
  readonly summary: string
}

/** The program's commands and values for completion. */
export interface Program extends Sources {
  /** Every visible command, by id or alias (`group kick`), and every topic (`group`). */
  readonly names: readonly NamedValues[]
  /** The arguments and flags of a command, by the words of its name. */
  find(words: readonly string[]): Promise<Pick<typeof Command, 'args' | 'flags' | 'baseFlags'>>
  /** Whether these words are the name of a command. */
  isCommand(words: readonly string[]): boolean
}

const HELP: readonly Candidate[] = [{word: '--help', about: 'show what it does and takes'}]
const TOP_FLAGS: readonly Candidate[] = [...HELP, {word: '--version', about: 'show the version'}]
/** With these it is not known here which server's names are meant. */
const SERVER_FLAGS = ['profile', 'all-profiles', 'url', 'reverse']
const TOP_WORDS: readonly Candidate[] = [{word: 'help', about: 'show what a command does and takes'}]

/**
 * The words that can replace the last word of a command line.
 * @param words the words after `qq`; the last one is at the cursor, up to the cursor
 */
export async function complete(words: readonly string[], program: Program): Promise<Completions> {
  const [typed, current] = [words.slice(0, -1), words.at(-1) ?? '']
  if (typed[0] === 'help') return {candidates: startingWith(current, nextNames(typed.slice(1), program))}
  const firstFlag = typed.findIndex(word => word.startsWith('-'))
  const head = firstFlag === -1 ? typed : typed.slice(0, firstFlag)
  const length = [3, 2, 1].find(count => count <= head.length && program.isCommand(head.slice(0, count))) ?? 0
  const names = firstFlag === -1 ? startingWith(current, nextNames(typed, program)) : []
  if (length > 0) {
    const {candidates, files} = await ofCommand(typed.slice(0, length), typed.slice(length), current, program)
    return {candidates: [...names, ...candidates], files}
  }
  if (typed.length > 0) return {candidates: names}
  return {candidates: [...names, ...startingWith(current, current.startsWith('-') ? TOP_FLAGS : TOP_WORDS)]}
}

/** The words that can follow in the name of a command. */
function nextNames(typed: readonly string[], {names}: Program): Candidate[] {
  const next = new Map<string, string>()
  for (const {name, summary} of names) {
    const parts = name.split(' ')
    const word = parts[typed.length]
    if (word === undefined || typed.some((part, index) => part !== parts[index])) continue
    // only for a command or topic with this full name
    if (parts.length === typed.length + 1) next.set(word, summary)
    else if (!next.has(word)) next.set(word, '')
  }
  return [...next].map(([word, about]) => ({word, about}))
}

async function ofCommand(
  name: readonly string[],
  typed: readonly string[],
  current: string,
  program: Program,
): Promise<Completions> {
  const command = await program.find(name)
  const flags: Flags = {...command.baseFlags, ...command.flags}
  const line = readTypedWords(typed, flags)
  const isElsewhere = SERVER_FLAGS.some(flag => line.flags.has(flag))
  const found = async (takes: string | readonly string[] | undefined, text: string): Promise<Completions> => {
    const fixed = valuesOf(takes, text, line.words, program)
    const names = takesName(takes) && !isElsewhere ? await program.remembered() : undefined
    if (!takesName(takes) || !names) return fixed
    return {...fixed, candidates: [...fixed.candidates, ...rememberedIds(takes, text, line.words, names)]}
  }
  const values = async (flag: OptionFlag, text: string): Promise<Completions> =>
    withAbouts(await found(takenBy(flag), text), flag)
  if (line.awaits) return values(line.awaits, current)
  if (!line.endsFlags && current.startsWith('-')) {
    const [, head, flagName = '', value = ''] = /^(--([^=]+)=)(.*)$/s.exec(current) ?? []
    if (head === undefined) return {candidates: startingWith(current, flagCandidates(flags, line.flags))}
    const flag = flags[flagName]
    return flag?.type === 'option' ? behind(head, await values(flag, value)) : {candidates: []}
  }
  const args = Object.values(command.args)
  const arg = args[line.words.length] ?? (args.at(-1)?.multiple === true ? args.at(-1) : undefined)
  const {takes} = (arg ?? {}) as {takes?: string} // an addition of ours to oclif's arguments
  return found(takes, current)
}

/** The placeholder of its values in help, or its fixed choices. */
function takenBy({options, helpValue}: OptionFlag): string | readonly string[] | undefined {
  return options ?? (typeof helpValue === 'string' ? helpValue : undefined)
}

/** @param flag may have a description of each of its words, as `--output` has */
function withAbouts(found: Completions, flag: OptionFlag): Completions {
  const {abouts} = flag as {abouts?: Readonly<Record<string, {readonly about: string}>>} // an addition of ours to oclif's flags
  return abouts ? {candidates: found.candidates.map(({word}) => ({word, about: abouts[word]?.about ?? ''}))} : found
}

function flagCandidates(flags: Flags, given: ReadonlySet<string>): Candidate[] {
  const takesNoMore = ([name, flag]: readonly [string, Flag<unknown>]): boolean =>
    [...given].some(
      other =>
        (other === name && !(flag.type === 'option' && flag.multiple)) ||
        flag.exclusive?.includes(other) ||
        flags[other]?.exclusive?.includes(name),
    )
  const open = Object.entries(flags).filter(entry => entry[1].hidden !== true && !takesNoMore(entry))
  const candidates = open.flatMap(([name, flag]) => {
    const words = [
      `--${name}`,
      ...(flag.type === 'boolean' && flag.allowNo ? [`--no-${name}`] : []),
      ...(flag.char === undefined ? [] : [`-${flag.char}`]),
    ]
    return words.map(word => ({word, about: flag.summary ?? ''}))
  })
  return [...candidates, ...HELP]
}

function behind(head: string, {candidates, files}: Completions): Completions {
  return {
    candidates: candidates.map(({word, about}) => ({word: `${head}${word}`, about})),
    files: files === undefined ? undefined : `${head}${files}`,
  }
}

function startingWith(text: string, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({word}) => word.startsWith(text))
}
