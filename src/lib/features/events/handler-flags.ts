import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {durationFlag, positiveFlag, REPEATABLE} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'

const helpGroup = 'HANDLING'

/** What is done with each event besides showing it. */
export const handlerFlags = {
  exec: Flags.string({
    summary: 'run this in sh for each event: the event on its stdin, QQ_EVENT_… in its environment; its stdout is ours',
    helpValue: 'COMMAND',
    helpGroup,
  }),
  'exec-timeout': durationFlag({summary: 'end a command that takes longer', dependsOn: ['exec'], helpGroup}),
  'exec-reply': Flags.boolean({
    summary: 'do what the lines on its stdout say (or the answer to --forward-to): {"reply":"hi"}, {"approve":true}',
    helpGroup,
  }),
  'exec-fail': Flags.option({
    options: ['continue', 'stop'] as const,
    summary: 'what to do when a command or a delivery fails (continue)',
    helpGroup,
  })(),
  concurrency: positiveFlag({summary: 'events that are handled at the same time (1: one after the other)', helpGroup}),
  'forward-to': Flags.string({summary: 'post each event to this URL, as OneBot does', helpValue: 'URL', helpGroup}),
  header: Flags.string({
    ...REPEATABLE,
    summary: 'a header of each post',
    helpValue: '"NAME: VALUE"',
    dependsOn: ['forward-to'],
    helpGroup,
  }),
  'secret-file': Flags.string({
    summary: 'file whose first line signs each post (X-Signature)',
    helpValue: 'FILE',
    dependsOn: ['forward-to'],
    helpGroup,
  }),
}

export type HandlerFlags = Given<typeof handlerFlags>

/** Whether there is anything to do with events. @throws QQError USAGE for how it is done where there is nothing to do */
export function hasHandlers(flags: HandlerFlags): boolean {
  if (flags.exec !== undefined || flags['forward-to'] !== undefined) return true
  const idle = (['exec-reply', 'exec-fail', 'concurrency'] as const).find(name => flags[name] !== undefined)
  if (idle !== undefined) throw new QQError('USAGE', say('--{idle} needs --exec or --forward-to', {idle}))
  return false
}
