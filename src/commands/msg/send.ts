import {targetArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {chatParams} from '../../lib/vocabulary/chat-params.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags} from '../../lib/features/messages/message-input.js'
import {sendMessage} from '../../lib/features/messages/message-send.js'
import {type Outcome} from '../../lib/run/outcome.js'

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
    '<%= config.bin %> msg send g:123456 --music 163:1901371647',
    '<%= config.bin %> msg send g:123456 --cq "[CQ:at,qq=10001] 收到"',
  ]

  static override args = {target: targetArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {...messageFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(MsgSend)
    const chat = args.target.kind
    return sendMessage(this.session, {raw, flags}, {action: 'send_msg', to: chatParams(args.target), chat})
  }
}
