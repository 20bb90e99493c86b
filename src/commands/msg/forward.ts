import {messagesArg, targetArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {peerParams} from '../../lib/vocabulary/chat-params.js'
import {EachRun, nothingToDo} from '../../lib/define/each-run.js'
import {sendFlags, pacingFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readTargets} from '../../lib/input/targets.js'
import {parseMessageId} from '../../lib/message/target.js'

export default class MsgForward extends QQCommand {
  static override summary = 'Forward messages to a chat one by one'
  static override description =
    'NapCat accepts only short message ids and does not return the new ids. To send them as one card, use `forward send`.'
  static override examples = [
    '<%= config.bin %> msg forward user:10001 1234567',
    '<%= config.bin %> group history 123456 --count 2 -o id | <%= config.bin %> msg forward user:10001 - --delay 1s..3s',
  ]

  static override args = {target: targetArg(), message: messagesArg()}
  static override flags = {...pacingFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MsgForward)
    const action = args.target.kind === 'group' ? 'forward_group_single_msg' : 'forward_friend_single_msg'
    const run = new EachRun(this.session, action, 'message_id', flags)
    const messages = await readTargets(this.session.stdin, args.message, 'message', parseMessageId)
    if (messages.length === 0) return nothingToDo(this.session)
    const requests = messages.map(target => ({target, params: {...peerParams(args.target), message_id: target}}))
    return run.outcome(async each => this.session.connector.withCaller(async caller => each(caller, requests)))
  }
}
