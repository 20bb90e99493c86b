import {Interrupt} from '../errors/interrupt.js'
import {type Io} from '../io/io.js'
import {type Speech} from '../language/language.js'

/** The terminal for questions, because stdout is for data. */
type Terminal = Pick<Io, 'stdin' | 'stderr'>

/** What asks: each question is in the words of its language already. */
export class Prompt {
  constructor(
    private readonly terminal: Terminal,
    private readonly speech: Speech,
  ) {}

  /** Asks a yes/no question; an empty answer means no. @throws Interrupt on Ctrl-C */
  async yesNo(message: string): Promise<boolean> {
    return this.#ask({type: 'confirm', message, default: false, theme: this.#confirmTheme()})
  }

  /** Asks for a text. @param fallback the answer of a bare Return @throws Interrupt on Ctrl-C */
  async text(message: string, fallback?: string): Promise<string> {
    const typed: string = await this.#ask({type: 'input', message, ...(fallback !== undefined && {default: fallback})})
    return typed.trim()
  }

  /** Asks for a text that is not shown. @throws Interrupt on Ctrl-C */
  async secret(message: string): Promise<string> {
    const typed: string = await this.#ask({type: 'password', message, theme: this.#secretTheme()})
    return typed.trim()
  }

  async #ask<T>(question: Question): Promise<T> {
    const {stdin: input, stderr: output} = this.terminal
    const {default: inquirer} = await import('inquirer')
    try {
      const answers: {answer: unknown} = await inquirer.createPromptModule({input, output})([
        {...question, name: 'answer'},
      ])
      return answers.answer as T // the kind of question decides the type
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupt('SIGINT')
      throw error
    }
  }

  /** `y` and `n` are accepted in every language. */
  #confirmTheme(): ConfirmTheme {
    const {text} = this.speech
    const yes = text('Yes')
    const no = text('No')
    if (yes === 'Yes') return {}
    return {
      keywords: {yes, no, error: () => text('You must answer with "y" or "n"')},
      style: {defaultAnswer: () => '(y/N)'},
    }
  }

  #secretTheme(): SecretTheme {
    const {text} = this.speech
    const maskedText = text('[input is masked]')
    if (maskedText === '[input is masked]') return {}
    return {style: {maskedText, keysHelpTip: ([[key] = ['']]) => `${key} ${text('toggle visibility')}`}}
  }
}

interface ConfirmTheme {
  readonly keywords?: {readonly yes: string; readonly no: string; readonly error: () => string}
  readonly style?: {readonly defaultAnswer: () => string}
}

interface SecretTheme {
  readonly style?: {
    readonly maskedText: string
    readonly keysHelpTip: (keys: readonly (readonly string[])[]) => string
  }
}

type Question =
  | {type: 'confirm'; message: string; default: boolean; theme: ConfirmTheme}
  | {type: 'input'; message: string; default?: string}
  | {type: 'password'; message: string; theme: SecretTheme}
