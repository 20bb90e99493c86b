import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {durationFlag, positiveFlag, REPEATABLE} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'

const helpGroup = 'HANDLING'

/** The flags for handling events besides showing them. */
export const handlerFlags = {
  exec: Flags.string({
    summary:
      'run this with sh for each event: the event on stdin, QQ_EVENT_… in the environment; its stdout is passed through',
    helpValue: 'COMMAND',
    helpGroup,
  }),
  'exec-timeout': durationFlag({summary: 'stop a command that takes longer than this', dependsOn: ['exec'], helpGroup}),
  'exec-reply': Flags.boolean({
    summary:
      'execute each line of its stdout (or the answer to --forward-to) as a quick operation: {"reply":"hi"}, {"approve":true}',
    helpGroup,
  }),
  'exec-fail': Flags.option({
    options: ['continue', 'stop'] as const,
    summary: 'what to do when a command or a delivery fails (default continue)',
    helpGroup,
  })(),
  concurrency: positiveFlag({
    summary: 'number of events handled at the same time (default 1: one after the other)',
    helpGroup,
  }),
  'forward-to': Flags.string({
    summary: 'send each event to this URL by HTTP POST, as OneBot does',
    helpValue: 'URL',
    helpGroup,
  }),
  header: Flags.string({
    ...REPEATABLE,
    summary: 'header to add to each POST',
    helpValue: '"NAME: VALUE"',
    dependsOn: ['forward-to'],
    helpGroup,
  }),
  'secret-file': Flags.string({
    summary: 'file whose first line is the secret that signs each POST (X-Signature)',
    helpValue: 'FILE',
    dependsOn: ['forward-to'],
    helpGroup,
  }),
}

export type HandlerFlags = Given<typeof handlerFlags>

/** Whether events are handled. @throws QQError USAGE for flags that need a handler without one */
export function hasHandlers(flags: HandlerFlags): boolean {
  if (flags.exec !== undefined || flags['forward-to'] !== undefined) return true
  const idle = (['exec-reply', 'exec-fail', 'concurrency'] as const).find(name => flags[name] !== undefined)
  if (idle !== undefined) throw new QQError('USAGE', say('--{idle} requires --exec or --forward-to', {idle}))
  return false
}
