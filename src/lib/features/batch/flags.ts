import * as Flags from '@oclif/core/flags'
import {callFlags, confirmFlags, onceFlags, pacingFlags, positiveFlag} from '../../vocabulary/flags.js'

export const batchFlags = {
  concurrency: positiveFlag({
    summary: 'number of lines to run at the same time (default 1)',
  }),
  unordered: Flags.boolean({summary: 'print results as they arrive, not in the order of the lines'}),
  delay: pacingFlags.delay,
  rate: pacingFlags.rate,
  'stop-on-error': Flags.boolean({summary: 'start no more lines after one that failed'}),
  'keep-going': Flags.boolean({
    summary: 'continue after a line that failed (the default)',
    exclusive: ['stop-on-error'],
  }),
  resume: Flags.string({summary: 'journal file to keep, and to resume from', helpValue: 'FILE'}),
  'retry-unsafe': onceFlags['retry-unsafe'],
  csv: Flags.boolean({summary: 'read the lines as CSV with a header row of parameter names', dependsOn: ['action']}),
  action: Flags.string({summary: 'action to call for each CSV record', helpValue: 'ACTION', dependsOn: ['csv']}),
  unchecked: Flags.boolean({summary: 'send the parameters of calls unchanged and unchecked'}),
  ...confirmFlags,
  ...callFlags,
}
