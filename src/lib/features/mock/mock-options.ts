import {type Saying} from '../../errors/saying.js'
import {appendFileSync, closeSync, openSync, writeFileSync} from 'node:fs'
import * as Flags from '@oclif/core/flags'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {callLine, parseScenario, type MockOptions} from '../../mock/mock.js'
import {durationFlag} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'
import {readTextFile} from '../../input/text.js'

/** A factor; Infinity for `max`. */
const speedFlag = Flags.custom<number>({
  helpValue: 'N|max',
  parse: async text => {
    const speed = text === 'max' ? Infinity : /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0
    if (speed === 0) throw new QQError('USAGE', say('neither a number above 0 nor max: {text:quoted}', {text}))
    return Promise.resolve(speed)
  },
})

export const mockFlags = {
  heartbeat: durationFlag({summary: 'interval of the heartbeats (30s; 0: none)'}),
  scenario: Flags.string({summary: 'JSON file with a world of your own', helpValue: 'FILE'}),
  record: Flags.string({summary: 'file to write every call of clients to, one JSON object a line', helpValue: 'FILE'}),
  replay: Flags.string({
    summary: 'send the events of this file (of `listen --record`) again, when somebody begins to listen',
    helpValue: 'FILE',
  }),
  speed: speedFlag({summary: 'how much faster than they came (1)', dependsOn: ['replay']}),
  'report-self': Flags.boolean({summary: 'send message_sent events for the bot’s own messages'}),
}

/**
 * What the flags say of the mock's world.
 * @param tell told what is worth a note while the mock runs
 * @throws QQError LOCAL for a file that cannot be read or written, USAGE for a scenario that is none, VALIDATION for one
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
      if (record !== undefined) appendFileSync(record, `${callLine(call)}\n`)
    },
  }
}

function replayOptions(path: string, speed = 1, tell: (what: Saying) => void): NonNullable<MockOptions['replay']> {
  withFile(path, () => closeSync(openSync(path, 'r')))
  return {path, speed, tell}
}

function withFile<T>(path: string, use: () => T): T {
  try {
    return use()
  } catch (error) {
    throw new QQError('LOCAL', say('{path}: {detail}', {path, detail: reasonOf(error)}), {cause: error})
  }
}
