import {sanitize} from '../../output/sanitize.js'
import {type Outcome} from '../../run/outcome.js'

/** What a command of our own has done, shown as the answer of an action is that gives nothing back. */
export function done(command: string, facts: Readonly<Record<string, string>>): Outcome {
  const words = Object.entries(facts).map(([name, value]) => `${name}=${sanitize(value)}`)
  const value = {ok: true, ...facts}
  return {content: {kind: 'value', value}, view: {text: ['ok', command, ...words].join('  ')}}
}
