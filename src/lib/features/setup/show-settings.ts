import {settingsInForce, type InForce} from '../../config/settings.js'
import {type Session} from '../../run/session.js'
import {settingsOf} from '../../run/run-settings.js'

/** What stands for a token that is not shown. */
export const MASK = '********'

export const SETTING_COLUMNS = ['key', 'value', 'source']

/** The settings as they count, and where each comes from; what is wrong with the files is noted. @throws QQError LOCAL */
export function shownSettings({settings, notes}: Session, reveal: boolean | undefined): InForce[] {
  const found = settingsInForce(settingsOf(settings.flags), settings.environment)
  for (const warning of found.warnings) notes.add(warning)
  return found.settings.map(row => (row.key === 'token' && row.value !== null && !reveal ? {...row, value: MASK} : row))
}
