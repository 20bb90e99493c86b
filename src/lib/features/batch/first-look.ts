import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {actionNames, factsOf} from '../../protocol/actions.js'
import {type BatchJournal} from '../../state/batch-journal.js'
import {type Siblings} from '../../run/base.js'
import {type SharedFlags} from '../../vocabulary/typed.js'
import {type Session} from '../../run/session.js'
import {type InputLine} from './batch-input.js'
import {hashOfLine, type ReadBatchLine} from './batch-line.js'
import {lineCommand} from './line-session.js'

/** The first destructive line, and the number of such lines. */
interface Destructive {
  readonly line: number
  readonly what: string
  readonly count: number
}

/**
 * Checks a whole input before any line runs.
 * @returns the destructive lines, if any; an invalid line fails later, in its turn
 * @throws QQError USAGE for a command that makes no sense in a batch, VALIDATION for the journal of another input
 */
export async function lookThrough(
  source: AsyncIterable<readonly InputLine[]>,
  read: ReadBatchLine,
  siblings: Siblings,
  journal: BatchJournal | undefined,
): Promise<Destructive | undefined> {
  const names = actionNames().filter(name => factsOf(name)?.destructive)
  const mayBeDestructive = new RegExp(names.join('|'))
  let [line, what, count, last] = [0, '', 0, 0]
  for await (const lines of source) {
    for (const input of lines) {
      last = input.number
      const fate = journal?.fateOf(input.number, hashOfLine(input))
      if (fate === 'done' || (input.text.startsWith('{') && !mayBeDestructive.test(input.text))) continue
      const found = await destructiveIn(input, read, siblings)
      if (found === undefined) continue
      if (count++ === 0) [line, what] = [input.number, found]
    }
  }
  journal?.checkEnd(last)
  return count === 0 ? undefined : {line, what, count}
}

/** Asks for a confirmation. @throws QQError USAGE if nobody can be asked, DECLINED if the answer is no */
export async function isConfirmed(
  {line, what, count}: Destructive,
  flags: SharedFlags,
  {questions}: Session,
): Promise<true> {
  const lines =
    count === 1
      ? say('line {line} is destructive ({what})', {line, what})
      : say('{count} lines are destructive; the first is line {line} ({what})', {count, line, what})
  if (!questions.canAsk(flags)) {
    throw new QQError('USAGE', say('{lines}; nothing was done', {lines}), {hint: say('add --yes to confirm')})
  }
  if (await questions.askYesNo(say('{lines}. Continue?', {lines}))) return true
  throw new QQError('DECLINED', say('nothing was done'))
}

/** What a line would do that needs `--yes`. Severe actions need a word on their own line. */
async function destructiveIn(input: InputLine, read: ReadBatchLine, siblings: Siblings): Promise<string | undefined> {
  const line = read(input)
  if (line.kind === 'bad') return undefined
  if (line.kind === 'call') return wantsYes(line.action) ? line.action : undefined
  const found = await commandIn(line.words, siblings, input.number)
  if (!found) return undefined
  const {command, rest} = found
  if (rest.some(word => /^(?:--yes|-[a-zA-Z]*y)$/.test(word))) return undefined
  const name = command.id.replaceAll(':', ' ')
  if (command.id === 'call') return rest.some(wantsYes) ? name : undefined
  return 'yes' in command.flags ? name : undefined
}

function wantsYes(action: string): boolean {
  const facts = factsOf(action)
  return facts?.destructive === true && facts.confirm === undefined
}

async function commandIn(
  words: readonly string[],
  siblings: Siblings,
  line: number,
): Promise<Awaited<ReturnType<Siblings['find']>> | undefined> {
  const found = await siblings.find(words).catch((error: unknown) => {
    if (error instanceof QQError) return undefined // not a command: the line will fail in its turn
    throw error
  })
  if (!found?.command.alone) return found
  try {
    return await lineCommand(siblings, words)
  } catch (error) {
    throw error instanceof QQError ? error.saying(say('line {line}: {problem}', {line, problem: error.what})) : error
  }
}
