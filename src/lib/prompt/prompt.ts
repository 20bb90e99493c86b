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
  const typed: string = await ask(
    {type: 'input', name: 'answer', message: `${question} Type ${word} to confirm:`},
    terminal,
  )
  return typed.trim() === word
}

type Question =
  | {type: 'confirm'; name: 'answer'; message: string; default: boolean}
  | {type: 'input'; name: 'answer'; message: string}

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
