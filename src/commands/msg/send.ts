import {targetArg, wordsArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {callFlags} from '../../lib/command/flags.js'
import {messageFlags, readMessageParts} from '../../lib/command/message-input.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {outcomeOf} from '../../lib/command/reply-outcome.js'
import {composeMessage} from '../../lib/message/compose.js'

export default class MsgSend extends QQCommand {
  static action = 'send_msg'
  static override summary = 'Send a message to a group or a user'
  static override description = `Text and flags make one message, in the order in which they are typed. Several words are one text; - is the text from stdin.`
  static override aliases = ['send']
  static override examples = [
    '<%= config.bin %> msg send group:123456 "Hello 👋"',
    '<%= config.bin %> msg send user:10001 --image ./cat.png "look at this"',
    '<%= config.bin %> msg send g:123456 --reply 1234567 --at 10001 " agreed" --face 14',
    'uptime | <%= config.bin %> msg send g:123456 -',
  ]

  static override args = {target: targetArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {...messageFlags, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, raw} = await this.parse(MsgSend)
    const {kind, id} = args.target
    const message = composeMessage(await readMessageParts(raw, 1), kind)
    const params =
      kind === 'group'
        ? {message_type: 'group' as const, group_id: id, message}
        : {message_type: 'private' as const, user_id: id, message}
    const reply = await this.session.withCaller(async caller => caller.call('send_msg', params))
    return outcomeOf(reply, params, {columns: ['message_id']})
  }
}
