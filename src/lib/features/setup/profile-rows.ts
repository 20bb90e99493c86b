import {readConfigFile} from '../../config/config-file.js'
import {settingsInForce, withoutToken} from '../../config/settings-in-force.js'
import {settingsOf} from '../../run/run-settings.js'
import {nameOfSource} from './show-settings.js'
import {type Session} from '../../run/session.js'

/** A profile, as a list shows it. */
export interface ProfileRow {
  readonly name: string
  /** Whether commands use it that are told nothing else. */
  readonly current: boolean
  readonly url: string | null
  readonly token: 'token' | 'token_file' | 'token_command' | null
  readonly file: string
}

/** The profiles of all files, those of the stronger first. @throws QQError LOCAL */
export function profileRows(session: Session): ProfileRow[] {
  const current = currentProfile(session)?.name
  const rows = new Map<string, ProfileRow>()
  for (const {path} of session.settings.environment.configFiles) {
    const file = readConfigFile(path)
    for (const warning of file?.warnings ?? []) session.notes.add(warning)
    for (const [name, {values}] of file?.profiles ?? []) {
      const token = (['token', 'token_file', 'token_command'] as const).find(kind => values[kind] !== undefined) ?? null
      const url = values.url === undefined ? null : withoutToken(values.url)
      if (!rows.has(name)) rows.set(name, {name, current: name === current, url, token, file: path})
    }
  }
  return [...rows.values()]
}

/** The profile that commands use which are told nothing else. @throws QQError LOCAL */
export function currentProfile(session: Pick<Session, 'settings'>): {name: string; source: string} | undefined {
  const {settings} = settingsInForce(settingsOf({}), session.settings.environment)
  const found = settings.find(({key}) => key === 'profile')
  return typeof found?.value === 'string' && found.source !== null
    ? {name: found.value, source: nameOfSource(found.source)}
    : undefined
}
