import {orThrow} from '../../errors/attempt.js'
import {type Saying} from '../../errors/saying.js'
import {appendFileSync, closeSync, openSync, writeFileSync} from 'node:fs'
import * as Flags from '@oclif/core/flags'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {recordLine, parseScenario, type MockOptions} from '../../mock/mock.js'
import {durationFlag, parsedFlag} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'
import {readTextFile} from '../../input/text.js'

/** A factor; Infinity for `max`. */
const speedFlag = parsedFlag('N|max', text => {
  const speed = text === 'max' ? Infinity : /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0
  if (speed === 0) throw new QQError('USAGE', say('{text:quoted} is neither a number above 0 nor max', {text}))
  return speed
})

export const mockFlags = {
  heartbeat: durationFlag({summary: 'interval between heartbeats (default 30s; 0: no heartbeats)'}),
  scenario: Flags.string({summary: 'JSON file with a custom scenario', helpValue: 'FILE'}),
  record: Flags.string({
    summary: 'file to record every call of clients in, one JSON object per line',
    helpValue: 'FILE',
  }),
  replay: Flags.string({
    summary: 'replay the events of this file (from `listen --record`) when a client starts to listen',
    helpValue: 'FILE',
  }),
  speed: speedFlag({summary: 'speed of the replay, as a factor (default 1)', dependsOn: ['replay']}),
  'report-self': Flags.boolean({summary: "report the bot's own messages as message_sent events"}),
}

/**
 * The options of the mock by the flags.
 * @param tell called with notes while the mock runs
 * @throws QQError LOCAL for a file that cannot be read or written, USAGE for an invalid scenario, VALIDATION for one
 * that is not UTF-8
 */
export function mockOptions(flags: Given<typeof mockFlags>, tell: (what: Saying) => void): MockOptions {
  const {record} = flags
  if (record !== undefined) withFile(record, () => writeFileSync(record, ''))
  return {
    ...(flags.heartbeat !== undefined && {heartbeatMs: flags.heartbeat}),
    ...(flags.replay !== undefined && {replay: replayOptions(flags.replay, flags.speed, tell)}),
    ...(flags.scenario !== undefined && {scenario: parseScenario(readTextFile(flags.scenario, '--scenario'))}),
    reportSelf: flags['report-self'] ?? false,
    onCall: call => {
      if (record !== undefined) appendFileSync(record, `${recordLine(call)}\n`)
    },
  }
}

function replayOptions(path: string, speed = 1, tell: (what: Saying) => void): NonNullable<MockOptions['replay']> {
  withFile(path, () => closeSync(openSync(path, 'r')))
  return {path, speed, tell}
}

function withFile<T>(path: string, use: () => T): T {
  const failed = (cause: unknown): QQError =>
    new QQError('LOCAL', say('{path}: {detail}', {path, detail: reasonOf(cause)}), {cause})
  return orThrow(use, failed)
}
