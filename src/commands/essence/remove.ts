import {shortMessageId, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {EachRun, nothingToDo, type EachRequest} from '../../lib/define/each-run.js'
import {callFlags, digitsFlag, groupFlag, pacingFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readTargets} from '../../lib/input/targets.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default class EssenceRemove extends QQCommand {
  static action = 'delete_essence_msg'
  static override summary = 'Remove messages from the essence (精华)'
  static override description =
    'The bot must be an admin. --group, --seq and --random from `essence list` name any message, a message id only one that NapCat knows; for others the message_id in `essence list` does not work.'
  static override examples = [
    '<%= config.bin %> essence remove 1234567',
    '<%= config.bin %> essence remove --group 123456 --seq 1001 --random 1234567890',
  ]

  static override args = {message: wordsArg('message ids, or - to read one per line from stdin')}
  static override flags = {
    group: groupFlag({summary: 'the group of the message, with --seq and --random'}),
    seq: digitsFlag({summary: 'msg_seq of the message'}),
    random: digitsFlag({summary: 'msg_random of the message'}),
    ...pacingFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(EssenceRemove)
    const {group, seq, random} = flags
    const typed = args.message ?? []
    const numbers = [group, seq, random].filter(value => value !== undefined)
    if (numbers.length !== (typed.length > 0 ? 0 : 3)) {
      throw new QQError('USAGE', say('give either message ids or --group, --seq and --random'))
    }
    const requests: EachRequest[] =
      seq === undefined
        ? (await readTargets(this.session.stdin, typed, 'message', shortMessageId)).map(id => ({
            target: id,
            params: {message_id: id},
          }))
        : [{target: seq, params: {group_id: group, msg_seq: seq, msg_random: random}}]
    if (requests.length === 0) return nothingToDo(this.session)
    const run = new EachRun(this.session, 'delete_essence_msg', seq === undefined ? 'message_id' : 'msg_seq', flags)
    return run.outcome(async each => this.session.connector.withCaller(async caller => each(caller, requests)))
  }
}
