import {targetArg, wordsArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {chatParams} from '../../lib/command/chat-params.js'
import {sendFlags} from '../../lib/command/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags, readMessage} from '../../lib/command/message-input.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {outcomeOf} from '../../lib/command/reply-outcome.js'

export default class MsgSend extends QQCommand {
  static action = 'send_msg'
  static override summary = 'Send a message to a group or a user'
  static override description = MESSAGE_DESCRIPTION
  static override aliases = ['send']
  static override examples = [
    '<%= config.bin %> msg send group:123456 "Hello 👋"',
    '<%= config.bin %> msg send user:10001 --image ./cat.png "look at this"',
    '<%= config.bin %> msg send g:123456 --reply 1234567 --at 10001 " agreed" --face 14',
    'uptime | <%= config.bin %> msg send g:123456 -',
  ]

  static override args = {target: targetArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {...messageFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, raw} = await this.parse(MsgSend)
    const message = await readMessage(raw, 1, args.target.kind)
    const params = {...chatParams(args.target), message}
    const reply = await this.session.withCaller(async caller => caller.call('send_msg', params))
    return outcomeOf(reply, params, {columns: ['message_id']})
  }
}
