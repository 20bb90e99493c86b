import {type Place} from '../../errors/saying.js'
import {settingsInForce} from '../../config/settings-in-force.js'
import {type Session} from '../../run/session.js'
import {settingsOf} from '../../run/run-settings.js'

/** What stands for a token that is not shown. */
const MASK = '********'

export const SETTING_COLUMNS = ['key', 'value', 'source']

export interface ShownSetting {
  readonly key: string
  readonly value: unknown
  readonly source: string | null
}

/** The settings as they count, and where each comes from; what is wrong with the files is noted. @throws QQError LOCAL */
export function shownSettings({settings, notes}: Session, reveal: boolean | undefined): ShownSetting[] {
  const found = settingsInForce(settingsOf(settings.flags), settings.environment)
  for (const warning of found.warnings) notes.add(warning)
  return found.settings.map(({key, value, source}) => ({
    key,
    value: (key === 'token' || key === 'webui_token') && value !== null && !reveal ? MASK : value,
    source: source === null ? null : nameOfSource(source),
  }))
}

/** Data, the same in each language. */
export function nameOfSource(source: Place): string {
  if (typeof source === 'string') return source
  const isProfile = 'kind' in source && source.kind === 'config.profile'
  return isProfile ? `profile ${source.name} (${source.file})` : 'default'
}
