import {languageFor, type Language} from '../language/language.js'
import {type Environment} from './environment.js'
import {allLayers, findIn, type FlagSettings} from './layers.js'

/** That of what people read; of broken files, as if there were none. */
export function resolveLanguage(flags: FlagSettings, environment: Environment): Language {
  const given = flags.values.lang ?? environment.settings.lang ?? langOfFiles(flags, environment)
  return languageFor(given, environment.locale)
}

function langOfFiles(flags: FlagSettings, environment: Environment): string | undefined {
  try {
    return findIn(allLayers(flags, environment, []).usual, 'lang')?.value
  } catch {
    return undefined
  }
}
