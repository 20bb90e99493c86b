import {type Known, type Place} from '../errors/saying.js'
import {type SettingsLayer} from './config-file.js'
import {type Environment} from './environment.js'
import {allLayers, findIn, findToken, TOKEN_KINDS, type FlagSettings, type Sourced} from './layers.js'
import {DEFAULT_URL} from './server-url.js'
import {DEFAULT, DEFAULT_CONNECT_TIMEOUT} from './settings.js'

/** A setting as it counts, unread: it may be malformed. */
export interface InForce {
  readonly key: string
  /** null = nothing says anything of it. */
  readonly value: unknown
  readonly source: Place | null
}

/** All settings as they count, and what is wrong with the files but harmless. @throws QQError LOCAL */
export function settingsInForce(
  flags: FlagSettings,
  environment: Environment,
): {readonly settings: readonly InForce[]; readonly warnings: readonly Known[]} {
  const warnings: Known[] = []
  const layers = allLayers(flags, environment, warnings)
  const {profile, usual, ofBot} = layers
  const url = findIn(ofBot, 'url') ?? {rank: ofBot.length, value: DEFAULT_URL, source: DEFAULT}
  const token = findToken(ofBot)
  const isHeld = token !== undefined && token.rank <= url.rank
  const row = (key: string, found: Sourced<unknown> | undefined, fallback: string | null = null): InForce =>
    found
      ? {key, value: found.value, source: found.source}
      : {key, value: fallback, source: fallback === null ? null : DEFAULT}
  const settings = [
    row('profile', profile && {value: nameOf(profile), source: sourceOfPick(flags, environment, profile)}),
    row('url', {value: withoutToken(url.value), source: url.source}),
    ...TOKEN_KINDS.map(kind =>
      row(
        kind,
        isHeld && token.origin.value.kind === kind ? {...token.origin, value: token.origin.value.text} : undefined,
      ),
    ),
    row('timeout', findIn(usual, 'timeout')),
    row('connect_timeout', findIn(usual, 'connect_timeout'), DEFAULT_CONNECT_TIMEOUT),
    row('output', findIn(usual, 'output'), 'auto'),
    row('retry', profile?.retry && {value: profile.retry, source: profile.name}),
    row('cleartext', profile?.mayBeCleartext ? {value: 'ok', source: profile.name} : undefined),
  ]
  return {settings, warnings}
}

function sourceOfPick(flags: FlagSettings, environment: Environment, profile: SettingsLayer): Place {
  if (flags.profile !== undefined) return '--profile'
  return environment.profile === undefined ? profile.name : 'QQ_PROFILE'
}

function nameOf({name}: SettingsLayer): string | undefined {
  return typeof name === 'object' && 'kind' in name && name.kind === 'config.profile' ? name.name : undefined
}

/** A URL that may be none, without the token that may be in it. */
export function withoutToken(text: string): string {
  return text.replace(/([?&]access_token=)[^&#]*/gi, '$1…')
}
