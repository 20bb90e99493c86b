import {Interrupt} from '../errors/interrupt.js'

/** Asks a yes/no question on the given stream; no is the answer of a bare Return. @throws Interrupt on Ctrl-C */
export async function askYesNo(question: string, output: NodeJS.WriteStream): Promise<boolean> {
  return ask({type: 'confirm', name: 'answer', message: question, default: false}, output)
}

/** Asks for a word to be typed; any other is a no. @throws Interrupt on Ctrl-C */
export async function askWord(question: string, word: string, output: NodeJS.WriteStream): Promise<boolean> {
  const typed: string = await ask(
    {type: 'input', name: 'answer', message: `${question} Type ${word} to confirm:`},
    output,
  )
  return typed.trim() === word
}

type Question =
  | {type: 'confirm'; name: 'answer'; message: string; default: boolean}
  | {type: 'input'; name: 'answer'; message: string}

async function ask<T>(question: Question, output: NodeJS.WriteStream): Promise<T> {
  const {default: inquirer} = await import('inquirer')
  try {
    // stdout is for data: inquirer would write its prompts there
    const answers: {answer: unknown} = await inquirer.createPromptModule({output})([question])
    return answers.answer as T // the kind of question tells
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupt('SIGINT')
    throw error
  }
}
