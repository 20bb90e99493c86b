import * as Flags from '@oclif/core/flags'
import {callFlags, confirmFlags, onceFlags, pacingFlags, positiveFlag} from '../../vocabulary/flags.js'

export const batchFlags = {
  concurrency: positiveFlag({
    summary: 'lines under way at the same time (1)',
  }),
  unordered: Flags.boolean({summary: 'print results as they come, not in the order of the lines'}),
  delay: pacingFlags.delay,
  rate: pacingFlags.rate,
  'stop-on-error': Flags.boolean({summary: 'begin no more lines after one that failed'}),
  'keep-going': Flags.boolean({
    summary: 'go on after a line that failed (the default)',
    exclusive: ['stop-on-error'],
  }),
  resume: Flags.string({summary: 'journal to keep, and to go on from', helpValue: 'FILE'}),
  'retry-unsafe': onceFlags['retry-unsafe'],
  csv: Flags.boolean({summary: 'the lines are CSV under a header of parameter names', dependsOn: ['action']}),
  action: Flags.string({summary: 'what each record of the CSV calls', helpValue: 'ACTION', dependsOn: ['csv']}),
  unchecked: Flags.boolean({summary: 'send the parameters of calls exactly as given'}),
  ...confirmFlags,
  ...callFlags,
}
