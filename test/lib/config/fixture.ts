import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished} from 'vitest'
import {readEnvironment, type Environment} from '../../../src/lib/config/environment.js'
import {type FlagSettings} from '../../../src/lib/config/layers.js'
import {resolveSettings, type Settings} from '../../../src/lib/config/settings.js'
import {QQError} from '../../../src/lib/errors/errors.js'
import {say, type Place} from '../../../src/lib/errors/saying.js'
import {wordsOf} from '../../support/words.js'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'qqctl-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true}))
  return folder
}

/** A file for nobody else's eyes, unless `mode` says otherwise. */
export function writeFile(file: string, content: unknown, mode = 0o600): string {
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), {mode})
  return file
}

export interface Sources {
  readonly flags?: FlagSettings['values']
  readonly reverse?: string
  /** The value of -p. */
  readonly profile?: string
  readonly env?: Readonly<Record<string, string>>
  /** The content of the user's configuration file. */
  readonly user?: unknown
  /** The content of the system's. */
  readonly system?: unknown
}

/** What it is, and where it comes from in words. */
function told<T extends {readonly source: Place} | undefined>(setting: T): T {
  return setting && {...setting, source: wordsOf(say('{source}', {source: setting.source}))}
}

/** The settings that come of these sources, in words where they are said, and where the files lie. */
export function settingsOf({flags = {}, reverse, profile, env = {}, user, system}: Sources): Omit<
  Settings,
  'warnings' | 'tokenWithheld'
> & {
  readonly warnings: readonly string[]
  readonly tokenWithheld: string | undefined
  readonly userFile: string
  readonly systemFile: string
} {
  const folder = temporaryFolder()
  const userFile = path.join(folder, 'user.json')
  const systemFile = path.join(folder, 'system.json')
  if (user !== undefined) writeFile(userFile, user)
  if (system !== undefined) writeFile(systemFile, system)
  const environment: Environment = {
    ...readEnvironment(env),
    configFiles: [
      {layer: 'user', path: userFile},
      {layer: 'system', path: systemFile},
    ],
  }
  const settings = resolveSettings({values: flags, profile, reverse}, environment)
  const {url, token, timeoutMs, connectTimeoutMs, output, tokenWithheld} = settings
  return {
    ...settings,
    url: told(url),
    token: told(token),
    timeoutMs: told(timeoutMs),
    connectTimeoutMs: told(connectTimeoutMs),
    output: told(output),
    warnings: [...settings.warnings, ...(settings.exposed ? [settings.exposed] : [])].map(wordsOf),
    tokenWithheld: tokenWithheld && wordsOf(tokenWithheld),
    userFile,
    systemFile,
  }
}

/** The QQError that is thrown. */
export function failureOf(run: () => unknown): QQError {
  try {
    run()
  } catch (error) {
    if (error instanceof QQError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
