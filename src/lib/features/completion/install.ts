import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {shellFolders} from '../../config/environment.js'
import {makeFolder} from '../../disk/folders.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {type Io} from '../../io/io.js'
import {completionScript, MARK, type Shell} from './scripts.js'

export interface Installed {
  readonly files: readonly string[]
  /** The next step for the user. */
  readonly next: string
}

/**
 * Writes the script to the user's folder where the shell looks for it.
 * @param force whether a file of another program may be overwritten
 * @throws QQError LOCAL if it may not or cannot be written
 */
export function installScript(shell: Shell, env: Io['env'], force: boolean): Installed {
  const {folder, names, next} = placeOf(shell, env)
  const files = names.map(name => path.join(folder, name))
  try {
    const foreign = files.find(file => existsSync(file) && !readFileSync(file, 'utf8').includes(MARK))
    if (foreign !== undefined && !force) {
      throw new QQError('LOCAL', `${foreign} is there, and something else has written it`, {
        hint: 'look at it; --force writes over it',
      })
    }
    makeFolder(folder)
    for (const file of files) writeFileSync(file, completionScript(shell))
  } catch (error) {
    if (error instanceof QQError) throw error
    throw new QQError('LOCAL', `cannot write the completion of ${shell}: ${reasonOf(error)}`, {cause: error})
  }
  return {files, next}
}

/**
 * bash and fish need a file for each name; zsh finds both names in the first line.
 * @throws QQError LOCAL if the user has no such folder
 */
function placeOf(shell: Shell, env: Io['env']): {folder: string; names: readonly string[]; next: string} {
  const {data, config} = shellFolders(env)
  const base = shell === 'fish' ? config : data
  if (base === undefined) {
    throw new QQError('LOCAL', `there is no home folder, where ${shell} would look for it`, {
      hint: `set HOME to an absolute path, or load it yourself: qq completion ${shell}`,
    })
  }
  if (shell === 'fish') {
    const folder = path.join(base, 'fish', 'completions')
    return {folder, names: ['qq.fish', 'qqctl.fish'], next: 'new shells complete qq'}
  }
  if (shell === 'zsh') {
    const folder = path.join(base, 'zsh', 'site-functions')
    const next = `put this before compinit in ~/.zshrc, if it is not there: fpath=(${folder} $fpath)`
    return {folder, names: ['_qq'], next}
  }
  const folder = path.join(base, 'bash-completion', 'completions')
  const next = `new shells complete qq if they have the package bash-completion; else put this in ~/.bashrc: source ${path.join(folder, 'qq')}`
  return {folder, names: ['qq', 'qqctl'], next}
}
