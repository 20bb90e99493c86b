import {Interrupt} from '../errors/interrupt.js'
import {type Io} from '../io/io.js'

/** The terminal for questions, because stdout is for data. */
type Terminal = Pick<Io, 'stdin' | 'stderr'>

/** Asks a yes/no question; an empty answer means no. @throws Interrupt on Ctrl-C */
export async function askYesNo(question: string, terminal: Terminal): Promise<boolean> {
  return ask({type: 'confirm', name: 'answer', message: question, default: false}, terminal)
}

/** Asks for a word to be typed; any other answer means no. @throws Interrupt on Ctrl-C */
export async function askWord(question: string, word: string, terminal: Terminal): Promise<boolean> {
  const typed: string = await ask({type: 'input', name: 'answer', message: question}, terminal)
  return typed.trim() === word
}

/** Asks for a text. @param fallback the answer of a bare Return @throws Interrupt on Ctrl-C */
export async function askText(question: string, terminal: Terminal, fallback?: string): Promise<string> {
  const typed: string = await ask(
    {type: 'input', name: 'answer', message: question, ...(fallback !== undefined && {default: fallback})},
    terminal,
  )
  return typed.trim()
}

/** Asks for a text that is not shown. @throws Interrupt on Ctrl-C */
export async function askSecret(question: string, terminal: Terminal): Promise<string> {
  const typed: string = await ask({type: 'password', name: 'answer', message: question}, terminal)
  return typed.trim()
}

type Question =
  | {type: 'confirm'; name: 'answer'; message: string; default: boolean}
  | {type: 'input'; name: 'answer'; message: string; default?: string}
  | {type: 'password'; name: 'answer'; message: string}

async function ask<T>(question: Question, {stdin: input, stderr: output}: Terminal): Promise<T> {
  const {default: inquirer} = await import('inquirer')
  try {
    const answers: {answer: unknown} = await inquirer.createPromptModule({input, output})([question])
    return answers.answer as T // the kind of question decides the type
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupt('SIGINT')
    throw error
  }
}
