import {realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {documentOf, parseConfigFile, readConfigText} from '../../config/config-file.js'
import {type ConfigDocument} from '../../config/config-document.js'
import {type Environment} from '../../config/environment.js'
import {isMissing, writeWhole} from '../../disk/files.js'
import {makeFolder} from '../../disk/folders.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {acquire, tryAcquire} from '../../state/lock.js'

/** How long another run may take that changes the file. */
const LOCK_WAIT_MS = 10_000

/** The user's own configuration file. @throws QQError LOCAL where there can be none */
export function userConfigPath({configFiles}: Environment): string {
  const file = configFiles.find(({layer}) => layer === 'user')
  if (file) return file.path
  const isOff = configFiles.length === 0
  throw new QQError(
    'LOCAL',
    isOff ? say('QQ_NO_CONFIG is set, so there is no configuration file') : say('there is no home folder'),
    {
      hint: isOff ? say('unset QQ_NO_CONFIG') : say('set HOME or XDG_CONFIG_HOME to an absolute path'),
    },
  )
}

/**
 * Changes the user's configuration file: whole or not at all, one run at a time, with the mode that it has; what the change
 * is not about stays as it is, comments too.
 * @returns the path of the file
 * @throws QQError LOCAL when it cannot be read or written, or would be no configuration any more
 */
export async function changeConfig(
  environment: Environment,
  signal: AbortSignal,
  change: (document: ConfigDocument) => void,
): Promise<string> {
  const file = userConfigPath(environment)
  return whileLocked(file, signal, () => {
    const document = documentOf(file, readConfigText(file) ?? '{}\n')
    parseConfigFile(file, document.text)
    change(document)
    parseConfigFile(file, document.text)
    replaceConfig(file, document.text)
    return file
  })
}

/** @throws QQError LOCAL when the lock cannot be had */
export async function whileLocked<T>(file: string, signal: AbortSignal, act: () => T): Promise<T> {
  const lock = await acquire(
    () => {
      makeFolder(path.dirname(file), 0o700)
      return tryAcquire(`${file}.lock`)
    },
    {waitMs: LOCK_WAIT_MS, signal},
  ).catch((error: unknown) => {
    throw cannotWrite(file, error)
  })
  if (!lock || 'by' in lock) {
    const by = lock?.by ?? ''
    throw new QQError('LOCAL', say('{file} is being changed by {by}', {file, by}), {
      ...(lock?.hint !== undefined && {hint: say('{hint}', {hint: lock.hint})}),
    })
  }
  try {
    return act()
  } finally {
    lock.release()
  }
}

/** Behind a link the file that it names is replaced, not the link. @throws QQError LOCAL */
export function replaceConfig(file: string, text: string): void {
  try {
    const real = realPathOf(file)
    const mode = statSync(real, {throwIfNoEntry: false})?.mode
    writeWhole(real, text, true, mode === undefined ? undefined : mode & 0o777)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file)
  } catch (error) {
    if (isMissing(error)) return file
    throw error
  }
}

export function cannotWrite(file: string, error: unknown): unknown {
  if (error instanceof QQError || !(error instanceof Error && 'code' in error)) return error
  return new QQError('LOCAL', say('cannot write {file}: {reason}', {file, reason: reasonOf(error)}), {cause: error})
}
