import {accessSync, constants, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {readConfigFile, type ConfigFile} from '../../config/config-file.js'
import {cacheFolder, type Environment} from '../../config/environment.js'
import {isMissing, nameBeside} from '../../disk/files.js'
import {makeFolder} from '../../disk/folders.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Io} from '../../io/io.js'
import {completionFiles} from '../completion/install.js'
import {SHELLS} from '../completion/scripts.js'
import {checked, failed, fine, warning, type Finding} from './finding.js'

export function* configFindings({configFiles}: Environment): Generator<Finding, void> {
  if (configFiles.length === 0)
    yield fine('configuration', say('no file is read: QQ_NO_CONFIG is set, or there is no home folder'))
  for (const {layer, path: file} of configFiles) {
    if (layer === 'system' && statSync(file, {throwIfNoEntry: false}) === undefined) continue
    let config: ConfigFile | undefined
    try {
      config = readConfigFile(file)
    } catch (error) {
      yield failed('configuration', error)
      continue
    }
    const profiles = [...(config?.profiles.keys() ?? [])]
    if (!config) yield fine('configuration', say('there is no file {file}', {file}))
    else if (profiles.length === 0) yield fine('configuration', say('{file} is read; it has no profiles', {file}))
    else yield fine('configuration', say('{file} is read; it has the profiles {profiles}', {file, profiles}))
    for (const what of config?.warnings ?? []) yield warning('configuration', what)
  }
}

/** The folders that the tool writes to, each by writing to it. */
export async function* folderFindings({stateFolder}: Environment, env: Io['env']): AsyncGenerator<Finding, void> {
  yield checked('state folder', () => {
    if (stateFolder === undefined) return noHome('state folder')
    writeThere(stateFolder)
    return fine('state folder', say('{folder} can be written', {folder: stateFolder}))
  })
  yield checked('cache folder', () => {
    const folder = cacheFolder(env)
    if (folder === undefined) return noHome('cache folder')
    const stats = statSync(folder, {throwIfNoEntry: false})
    const isOurs = stats !== undefined && stats.uid === process.geteuid?.() && (stats.mode & 0o077) === 0
    if (isOurs || process.platform === 'win32') return fine('cache folder', say('{folder} is used', {folder}))
    return warning(
      'cache folder',
      say('{folder} is not used, so every start is slower', {folder}),
      say(
        'all parent folders must belong to you or root, and others must not be able to write to them; see docs/configuration.md',
      ),
    )
  })
}

function noHome(check: string): Finding {
  return warning(check, say('there is no home folder'), say('set HOME to an absolute path'))
}

/** @throws QQError LOCAL, of a disk that is full, too */
function writeThere(folder: string): void {
  const probe = nameBeside(path.join(folder, 'doctor'))
  try {
    makeFolder(folder, 0o700)
    writeFileSync(probe, 'x'.repeat(4096), {mode: 0o600, flag: 'wx', flush: true})
  } catch (error) {
    throw new QQError('LOCAL', say('cannot write to {folder}: {reason}', {folder, reason: reasonOf(error)}), {
      hint: say('the records of sent keys are kept there; free some space, or set XDG_STATE_HOME to another folder'),
      cause: error,
    })
  } finally {
    rmSync(probe, {force: true})
  }
}

/** What the shell finds under our names. */
export async function* shellFindings(env: Io['env']): AsyncGenerator<Finding, void> {
  const [qq, qqctl] = ['qq', 'qqctl'].map(name => onPath(name, env))
  if (qq === undefined && qqctl === undefined) {
    yield warning('PATH', say('neither qq nor qqctl is on PATH'), say('install them with `npm install --global qqctl`'))
  } else if (qq !== undefined && qqctl !== undefined && !isSameFile(qq, qqctl)) {
    yield warning(
      'PATH',
      say('{qq} is first on PATH, but it is another program (Linux QQ installs one with this name)', {qq}),
      say('use the command qqctl, or put {folder} first on PATH', {folder: path.dirname(qqctl)}),
    )
  } else yield fine('PATH', say('{file}', {file: qq ?? qqctl ?? ''}))
  const shell = SHELLS.find(name => path.basename(env['SHELL'] ?? '') === name)
  if (shell === undefined) return
  yield checked('completion', () => {
    const files = completionFiles(shell, env)
    const isThere = files.every(file => statSync(file, {throwIfNoEntry: false}) !== undefined)
    if (isThere) return fine('completion', say('{files}', {files}))
    return warning(
      'completion',
      say('the completion of qq is not installed for {shell}', {shell}),
      say('install it with `qq completion {shell} --install`', {shell}),
    )
  })
}

function onPath(name: string, env: Io['env']): string | undefined {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(folder => path.isAbsolute(folder))
  return folders.map(folder => path.join(folder, name)).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Links lead to the same file; npm makes two of them. */
function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one), statSync(other)]
    return a.ino === b.ino && a.dev === b.dev
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
