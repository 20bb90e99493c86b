import {type Style} from './types.js'

export interface ColorInput {
  /** The value of `--color` or `--no-color`, if given. */
  readonly flag?: boolean | undefined
  readonly env: {
    readonly NO_COLOR?: string | undefined
    readonly FORCE_COLOR?: string | undefined
    readonly CLICOLOR_FORCE?: string | undefined
    readonly CLICOLOR?: string | undefined
    readonly TERM?: string | undefined
  }
  /** Whether the output stream itself is a terminal. */
  readonly isTerminal: boolean
}

/** Whether to colour one stream. First match wins: flag, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb. */
export function resolveColor({flag, env, isTerminal}: ColorInput): boolean {
  if (flag !== undefined) return flag
  if (isSet(env.NO_COLOR)) return false
  if (isForced(env.FORCE_COLOR) || isForced(env.CLICOLOR_FORCE)) return true
  if (env.CLICOLOR === '0' || env.TERM === 'dumb') return false
  return isTerminal
}

/** Makes the colouring functions; chalk is only loaded if colour is used. */
export async function createStyle(color: boolean): Promise<Style> {
  if (!color) {
    return {bold: same, dim: same, red: same, green: same, yellow: same, cyan: same}
  }
  const {Chalk} = await import('chalk')
  const chalk = new Chalk({level: 1})
  return {
    bold: text => chalk.bold(text),
    dim: text => chalk.dim(text),
    red: text => chalk.red(text),
    green: text => chalk.green(text),
    yellow: text => chalk.yellow(text),
    cyan: text => chalk.cyan(text),
  }
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}

function isForced(value: string | undefined): boolean {
  return isSet(value) && value !== '0'
}

function same(text: string): string {
  return text
}
