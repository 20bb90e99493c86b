import {QQError} from '../errors/errors.js'
import {say, type Saying} from '../errors/saying.js'
import {type Language} from '../language/language.js'
import {speechIn} from '../language/speech.js'
import {type Stdin} from '../input/stdin.js'
import {type InputStream, type Io} from '../io/io.js'
import {type SharedFlags} from '../vocabulary/typed.js'
import {revealLines} from '../output/sanitize.js'
import {type Prompt} from '../prompt/prompt.js'
import {inWords} from './sentences/worded.js'

/** The questions of a run, asked at its terminal. */
export class Questions {
  /** For a run with several profiles: the questions already asked, each once for all profiles. */
  #together:
    {readonly profiles: readonly string[]; readonly asked: Map<string, Promise<void>>; turn: Promise<void>} | undefined

  constructor(
    private readonly run: {
      readonly io: Io
      readonly stdin: Pick<Stdin, 'isClaimed'>
      readonly settings: {readonly language: Language}
    },
  ) {}

  /** For a command with several profiles: each question is asked once and names all profiles. */
  askTogether(profiles: readonly string[]): void {
    this.#together = {profiles, asked: new Map(), turn: Promise.resolve()}
  }

  /**
   * Asks for a confirmation, and returns if it is given.
   * @param word the word to type; undefined for a yes/no question
   * @throws QQError USAGE if nobody can be asked, DECLINED if the answer is no
   */
  async confirm(question: Saying, word: string | undefined, action: string, flags: SharedFlags): Promise<void> {
    const together = this.#together
    if (!together) return this.#ask(question, word, action, flags)
    const {profiles, asked, turn} = together
    const key = JSON.stringify(question)
    const already = asked.get(key)
    if (already) return already
    const ofAll = say('For the profiles {profiles}: {question}', {profiles, question})
    const mine = turn.then(async () => this.#ask(ofAll, word, action, flags))
    asked.set(key, mine)
    together.turn = mine.catch(() => undefined)
    return mine
  }

  /** Whether the flags answer a confirmation. @throws QQError USAGE if they give another word */
  isAnswered(word: string | undefined, flags: SharedFlags): boolean {
    if (word === undefined) return flags.yes ?? false
    if (flags.confirm === undefined || flags.confirm === word) return flags.confirm !== undefined
    const what = {typed: flags.confirm, word}
    throw new QQError('USAGE', say('--confirm {typed} is wrong: use --confirm {word}', what))
  }

  /** Whether somebody can answer a confirmation, on the controlling terminal if stdin holds something else. */
  async canConfirm(flags: SharedFlags): Promise<boolean> {
    return this.canAsk(flags) || this.#hasTerminalBeside(flags)
  }

  /** Whether somebody can answer. */
  canAsk(flags: SharedFlags): boolean {
    const {stdin, stderr} = this.run.io
    return !flags['no-input'] && stdin.isTTY === true && stderr.isTTY === true
  }

  /** Asks a yes/no question. @throws Interrupt on Ctrl-C */
  async askYesNo(question: Saying): Promise<boolean> {
    return (await this.#prompt()).yesNo(await this.#inWords(question))
  }

  /** Asks for a text. @param fallback the answer of a bare Return @throws Interrupt on Ctrl-C */
  async askText(question: Saying, fallback?: string): Promise<string> {
    return (await this.#prompt()).text(await this.#inWords(question), fallback)
  }

  /** Asks for a text that is not shown. @throws Interrupt on Ctrl-C */
  async askSecret(question: Saying): Promise<string> {
    return (await this.#prompt()).secret(await this.#inWords(question))
  }

  async #prompt(stdin?: InputStream): Promise<Prompt> {
    const {io, settings} = this.run
    const {Prompt} = await import('../prompt/prompt.js')
    return new Prompt({stdin: stdin ?? io.stdin, stderr: io.stderr}, await speechIn(settings.language))
  }

  async #inWords(question: Saying): Promise<string> {
    return revealLines(await inWords(question, this.run.settings.language))
  }

  async #ask(question: Saying, word: string | undefined, action: string, flags: SharedFlags): Promise<void> {
    if (this.isAnswered(word, flags)) return
    if (!(await this.canConfirm(flags))) {
      throw new QQError('USAGE', {kind: 'run.nobodyToAsk', question, word}, {action})
    }
    if (!(await this.#answer(question, word, flags))) throw new QQError('DECLINED', say('nothing was done'), {action})
  }

  async #answer(question: Saying, word: string | undefined, flags: SharedFlags): Promise<boolean> {
    const beside = this.canAsk(flags) ? undefined : await this.run.io.controllingTerminal?.open()
    try {
      const prompt = await this.#prompt(beside)
      if (word === undefined) return await prompt.yesNo(await this.#inWords(question))
      const typed = say('{question} Type {word} to confirm:', {question, word})
      return (await prompt.text(await this.#inWords(typed))) === word
    } finally {
      beside?.destroy()
    }
  }

  async #hasTerminalBeside(flags: SharedFlags): Promise<boolean> {
    const {io, stdin} = this.run
    if (flags['no-input'] || io.stdin.isTTY || !io.stderr.isTTY || !stdin.isClaimed) return false
    return (await io.controllingTerminal?.isOurs()) ?? false
  }
}
