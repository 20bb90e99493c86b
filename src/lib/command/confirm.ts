import {QQError} from '../errors/errors.js'
import {factsOf} from '../protocol/actions.js'

export interface ConfirmFlags {
  readonly yes?: boolean | undefined
  readonly confirm?: string | undefined
  readonly 'no-input'?: boolean | undefined
}

/**
 * Asks before something destructive; returns when it may be done. What is not destructive is not asked about.
 * @throws QQError USAGE when there is nobody to ask, DECLINED when the answer is no
 */
export async function confirmAction(
  action: string,
  params: Readonly<Record<string, unknown>>,
  flags: ConfirmFlags,
  question: string,
): Promise<void> {
  const facts = factsOf(action)
  if (!facts?.destructive) return
  const {confirm} = facts
  const word = typeof confirm === 'object' ? String(params[confirm.param]) : confirm
  if (word === undefined ? flags.yes : flags.confirm === word) return
  if (word !== undefined && flags.confirm !== undefined) {
    throw new QQError('USAGE', `--confirm ${flags.confirm} does not confirm it, --confirm ${word} does`)
  }
  if (flags['no-input'] || !process.stdin.isTTY || !process.stderr.isTTY) {
    throw new QQError('USAGE', `${question} Nobody is there to ask, so nothing was done`, {
      action,
      hint: word === undefined ? 'add --yes to do it' : `add --confirm ${word} to do it`,
    })
  }
  const {askWord, askYesNo} = await import('../prompt/prompt.js')
  const agreed =
    word === undefined ? await askYesNo(question, process.stderr) : await askWord(question, word, process.stderr)
  if (!agreed) throw new QQError('DECLINED', 'nothing was done', {action})
}
