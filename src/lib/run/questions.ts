import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {type Io} from '../io/io.js'
import {type SharedFlags} from '../vocabulary/typed.js'

/** The questions of a run, asked at its terminal. */
export class Questions {
  /** For a run with several profiles: the questions already asked, each once for all profiles. */
  #together: {readonly profiles: string; readonly asked: Map<string, Promise<void>>; turn: Promise<void>} | undefined

  constructor(private readonly run: {readonly io: Io}) {}

  /** For a command with several profiles: each question is asked once and names all profiles. */
  askTogether(profiles: readonly string[]): void {
    this.#together = {profiles: profiles.join(', '), asked: new Map(), turn: Promise.resolve()}
  }

  /**
   * Asks for a confirmation, and returns if it is given.
   * @param word the word to type; undefined for a yes/no question
   * @throws QQError USAGE if nobody can be asked, DECLINED if the answer is no
   */
  async confirm(question: string, word: string | undefined, action: string, flags: SharedFlags): Promise<void> {
    const together = this.#together
    if (!together) return this.#ask(question, word, action, flags)
    const {profiles, asked, turn} = together
    const already = asked.get(question)
    if (already) return already
    const mine = turn.then(async () => this.#ask(`With the profiles ${profiles}: ${question}`, word, action, flags))
    asked.set(question, mine)
    together.turn = mine.catch(() => undefined)
    return mine
  }

  /** Whether somebody can answer. */
  canAsk(flags: SharedFlags): boolean {
    const {stdin, stderr} = this.run.io
    return !flags['no-input'] && stdin.isTTY === true && stderr.isTTY === true
  }

  /** Asks a yes/no question. @throws Interrupt on Ctrl-C */
  async askYesNo(question: string): Promise<boolean> {
    const {askYesNo} = await import('../prompt/prompt.js')
    return askYesNo(question, this.run.io)
  }

  async #ask(question: string, word: string | undefined, action: string, flags: SharedFlags): Promise<void> {
    if (word === undefined ? flags.yes : flags.confirm === word) return
    if (word !== undefined && flags.confirm !== undefined) {
      throw new QQError(
        'USAGE',
        say('--confirm {typed} does not confirm it, --confirm {word} does', {typed: flags.confirm, word}),
      )
    }
    if (!this.canAsk(flags)) {
      throw new QQError('USAGE', {kind: 'run.nobodyToAsk', question, word}, {action})
    }
    if (!(await this.#answer(question, word))) throw new QQError('DECLINED', say('nothing was done'), {action})
  }

  async #answer(question: string, word: string | undefined): Promise<boolean> {
    if (word === undefined) return this.askYesNo(question)
    const {askWord} = await import('../prompt/prompt.js')
    return askWord(question, word, this.run.io)
  }
}
