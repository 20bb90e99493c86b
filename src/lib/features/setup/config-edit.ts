import {spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {parseConfigFile, readConfigText} from '../../config/config-file.js'
import {makeFolder} from '../../disk/folders.js'
import {nameBeside, removeIfPossible} from '../../disk/files.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Session} from '../../run/session.js'
import {cannotWrite, replaceConfig, userConfigPath, whileLocked} from './config-write.js'

/** What the editor is given where there is no file yet. */
const EMPTY = `{
  // see docs/configuration.md: "current": "NAME", "profiles": {"NAME": {"url": "ws://127.0.0.1:3001", "token": "…"}}
}
`

/**
 * Lets the user edit a copy of the configuration file, which takes its place when it can be read. What cannot be read is edited
 * again, or kept beside the file.
 * @throws QQError LOCAL when the editor fails, when it cannot be read, or when the file was changed meanwhile
 */
export async function editConfig(session: Session): Promise<{path: string; changed: boolean}> {
  const {settings, signal} = session
  const file = userConfigPath(settings.environment)
  const before = readConfigText(file)
  const copy = `${nameBeside(file)}.json5`
  try {
    makeFolder(path.dirname(file), 0o700)
    writeFileSync(copy, before ?? EMPTY, {mode: 0o600, flag: 'wx'})
  } catch (error) {
    throw cannotWrite(file, error)
  }
  try {
    const text = await editUntilGood(session, copy, file, before)
    const changed = text !== (before ?? EMPTY)
    if (changed) {
      await whileLocked(file, signal, () => {
        if (readConfigText(file) !== before) throw new Kept(say('{file} was changed in the meantime', {file}), copy)
        replaceConfig(file, text)
      })
    }
    removeIfPossible(copy)
    return {path: file, changed}
  } catch (error) {
    if (!(error instanceof Kept)) removeIfPossible(copy)
    throw error
  }
}

async function editUntilGood(
  session: Session,
  copy: string,
  file: string,
  before: string | undefined,
): Promise<string> {
  const {io, notes, questions} = session
  for (;;) {
    await runEditor(io.env['VISUAL'] || io.env['EDITOR'] || 'vi', copy)
    const text = readFileSync(copy, 'utf8').replace(/^\uFEFF/, '')
    try {
      for (const warning of parseConfigFile(file, text).warnings) notes.add(warning)
      return text
    } catch (error) {
      if (!(error instanceof QQError)) throw error
      if (text === before) throw error
      if (!questions.canAsk({})) throw new Kept(error.what, copy)
      notes.failure(error)
      if (!(await questions.askYesNo(say('Edit it again?')))) throw new Kept(error.what, copy)
    }
  }
}

/** Why the text that was written is not in the file; it stays where it is. */
class Kept extends QQError {
  constructor(what: QQError['what'], copy: string) {
    super('LOCAL', what, {hint: say('your text is saved in {copy}', {copy})})
  }
}

/** The terminal is the editor's meanwhile, Ctrl-C too. @param command for the shell, as git takes it */
async function runEditor(command: string, file: string): Promise<void> {
  const child = spawn('sh', ['-c', `${command} "$1"`, 'sh', file], {stdio: 'inherit'})
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else {
        const what =
          code === null
            ? say('the editor was ended by signal {signal}', {signal: signal ?? ''})
            : say('the editor ended with exit code {code}', {code})
        reject(new QQError('LOCAL', what))
      }
    })
  })
}
