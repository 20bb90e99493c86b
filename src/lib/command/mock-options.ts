import {appendFileSync, readFileSync, writeFileSync} from 'node:fs'
import * as Flags from '@oclif/core/flags'
import {QQError, reasonOf} from '../errors/errors.js'
import {callLine, parseScenario, type CallRecord, type MockOptions} from '../mock/mock.js'
import {durationFlag} from './flags.js'

export const mockFlags = {
  heartbeat: durationFlag({summary: 'interval of the heartbeats (30s; 0: none)'}),
  scenario: Flags.string({summary: 'JSON file with a world of your own', helpValue: 'FILE'}),
  record: Flags.string({summary: 'file to write every call to, one JSON object a line', helpValue: 'FILE'}),
  'report-self': Flags.boolean({summary: 'send message_sent events for the bot’s own messages'}),
}

interface MockFlagValues {
  readonly heartbeat?: number | undefined
  readonly scenario?: string | undefined
  readonly record?: string | undefined
  readonly 'report-self'?: boolean | undefined
}

/**
 * What the flags say of the mock's world.
 * @param onCall told every call, besides the record file
 * @throws QQError LOCAL for a file that cannot be read or written, USAGE for a scenario that is none
 */
export function mockOptions(flags: MockFlagValues, onCall?: (call: CallRecord) => void): MockOptions {
  const {record} = flags
  if (record !== undefined) withFile(record, () => writeFileSync(record, ''))
  return {
    ...(flags.heartbeat !== undefined && {heartbeatMs: flags.heartbeat}),
    ...(flags.scenario !== undefined && {scenario: readScenario(flags.scenario)}),
    reportSelf: flags['report-self'] ?? false,
    onCall: call => {
      if (record !== undefined) appendFileSync(record, `${callLine(call)}\n`)
      onCall?.(call)
    },
  }
}

function readScenario(path: string): ReturnType<typeof parseScenario> {
  return parseScenario(withFile(path, () => readFileSync(path, 'utf8')))
}

function withFile<T>(path: string, use: () => T): T {
  try {
    return use()
  } catch (error) {
    throw new QQError('LOCAL', `${path}: ${reasonOf(error)}`, {cause: error})
  }
}
