import {type Known, type Place} from '../errors/saying.js'
import {type SettingsLayer} from './config-file.js'
import {type Environment} from './environment.js'
import {allLayers, findIn, tokenFor, TOKEN_KINDS, type FlagSettings, type Sourced} from './layers.js'
import {DEFAULT_URL} from './server-url.js'
import {DEFAULT, DEFAULT_CONNECT_TIMEOUT, serverCommand} from './settings.js'
import {DEFAULT_WEBUI} from './webui.js'

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
  const {profile, usual} = layers
  const row = (key: string, found: Sourced<unknown> | undefined, fallback: string | null = null): InForce =>
    found
      ? {key, value: found.value, source: found.source}
      : {key, value: fallback, source: fallback === null ? null : DEFAULT}
  const access = (key: 'url' | 'webui', fallback: string, prefix: '' | 'webui_'): InForce[] => {
    const {ofBot} = layers
    const url = findIn(ofBot, key) ?? {rank: ofBot.length, value: fallback, source: DEFAULT}
    const {token: held} = tokenFor(ofBot, url, undefined, prefix)
    const rows = TOKEN_KINDS.map(kind =>
      row(`${prefix}${kind}`, held?.value.kind === kind ? {...held, value: held.value.text} : undefined),
    )
    return [row(key, {value: withoutToken(url.value), source: url.source}), ...rows]
  }
  const settings = [
    row('profile', profile && {value: nameOf(profile), source: sourceOfPick(flags, environment, profile)}),
    ...access('url', DEFAULT_URL, ''),
    row('timeout', findIn(usual, 'timeout')),
    row('connect_timeout', findIn(usual, 'connect_timeout'), DEFAULT_CONNECT_TIMEOUT),
    row('output', findIn(usual, 'output'), 'auto'),
    row('lang', findIn(usual, 'lang')),
    ...access('webui', DEFAULT_WEBUI, 'webui_'),
    row('retry', profile?.retry && {value: profile.retry, source: profile.name}),
    row('cleartext', profile?.mayBeCleartext ? {value: 'ok', source: profile.name} : undefined),
    ...(['start', 'stop'] as const).map(what => row(`${what}_command`, serverCommand(layers, what))),
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
  return text.replace(/([?&](?:access_)?token=)[^&#]*/gi, '$1…')
}
