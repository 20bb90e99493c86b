import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {shellFolders} from '../../config/environment.js'
import {makeFolder} from '../../disk/folders.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {type Io} from '../../io/io.js'
import {completionScript, MARK, type Shell} from './scripts.js'

export interface Installed {
  readonly files: readonly string[]
  /** The next step for the user. */
  readonly next: Saying
}

/**
 * Writes the script to the user's folder where the shell looks for it.
 * @param force whether a file of another program may be overwritten
 * @throws QQError LOCAL if it may not or cannot be written
 */
export function installScript(shell: Shell, env: Io['env'], force: boolean): Installed {
  const {folder, next} = placeOf(shell, env)
  const files = completionFiles(shell, env)
  try {
    const foreign = files.find(file => existsSync(file) && !readFileSync(file, 'utf8').includes(MARK))
    if (foreign !== undefined && !force) {
      const hint = say('check its content; add --force to overwrite it')
      throw new QQError('LOCAL', say('{file} already exists, and qq did not write it', {file: foreign}), {hint})
    }
    makeFolder(folder)
    for (const file of files) writeFileSync(file, completionScript(shell))
  } catch (error) {
    if (error instanceof QQError) throw error
    const what = say('cannot write the completion of {shell}: {detail}', {shell, detail: reasonOf(error)})
    throw new QQError('LOCAL', what, {cause: error})
  }
  return {files, next}
}

/** Where it would be, for each name of the tool that the shell looks for. @throws QQError LOCAL */
export function completionFiles(shell: Shell, env: Io['env']): string[] {
  const {folder, names} = placeOf(shell, env)
  return names.map(name => path.join(folder, name))
}

/**
 * bash and fish need a file for each name; zsh finds both names in the first line.
 * @throws QQError LOCAL if the user has no such folder
 */
function placeOf(shell: Shell, env: Io['env']): {folder: string; names: readonly string[]; next: Saying} {
  const {data, config} = shellFolders(env)
  const base = shell === 'fish' ? config : data
  if (base === undefined) {
    throw new QQError('LOCAL', say('there is no home folder, and {shell} reads the completion from there', {shell}), {
      hint: say('set HOME to an absolute path, or load the output of `qq completion {shell}` yourself', {shell}),
    })
  }
  if (shell === 'fish') {
    const folder = path.join(base, 'fish', 'completions')
    return {folder, names: ['qq.fish', 'qqctl.fish'], next: say('new shells complete qq')}
  }
  if (shell === 'zsh') {
    const folder = path.join(base, 'zsh', 'site-functions')
    const next = say('add this before compinit in ~/.zshrc, if it is missing: fpath=({folder} $fpath)', {folder})
    return {folder, names: ['_qq'], next}
  }
  const folder = path.join(base, 'bash-completion', 'completions')
  const file = path.join(folder, 'qq')
  const next = say(
    'new shells complete qq if the package bash-completion is installed; otherwise add this to ~/.bashrc: source {file}',
    {file},
  )
  return {folder, names: ['qq', 'qqctl'], next}
}
