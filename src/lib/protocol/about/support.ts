import {say, type Sentence} from '../../errors/saying.js'
import {type ActionFacts} from '../catalog/facts.js'

/** The facts that decide which actions a server supports. */
export interface ServerFacts {
  /** The version in the answer of get_version_info. */
  readonly version: string
  /** Whether nc_get_packet_status answered ok. */
  readonly packet: boolean
}

export interface Support {
  /** null means that only a call can show it. */
  readonly supported: boolean | null
  /** Why it is not supported, or only in part. */
  readonly reason: Sentence | null
}

/** The oldest release in the catalogue. An action without a release is at least as old (facts.ts). */
const OLDEST_KNOWN = '4.12.0'

export function supportOf(facts: ActionFacts, {version, packet}: ServerFacts): Support {
  const {requires = [], since = OLDEST_KNOWN} = facts
  const order = compareVersions(version, since)
  if (order === undefined)
    return {supported: null, reason: say('its version, {version}, is not a version number', {version})}
  if (order < 0) {
    const known = facts.since !== undefined
    return {
      supported: known ? false : null,
      reason: known
        ? say('it requires NapCat {since} or later, but this is {version}', {since, version})
        : say('it is known since NapCat {since}, but this is {version}', {since, version}),
    }
  }
  if (!packet && (requires.includes('packet') || requires.includes('packet-send')))
    return {supported: false, reason: say('the packet backend is not available')}
  if (requires.includes('windows')) return {supported: null, reason: say('it works only where NapCat runs on Windows')}
  if (!packet && requires.includes('packet for custom nodes'))
    return {supported: true, reason: say('without the packet backend, custom names are not possible')}
  return {supported: true, reason: null}
}

/** Compares version numbers: less than 0 means older. undefined for a text that is not a version. */
function compareVersions(version: string, other: string): number | undefined {
  const [a, b] = [version, other].map(text => /^v?(\d+(?:\.\d+)*)/.exec(text)?.[1]?.split('.').map(Number))
  if (!a || !b) return undefined
  const differing = b.findIndex((number, index) => number !== (a[index] ?? 0))
  return differing === -1 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0)
}
