import * as Flags from '@oclif/core/flags'
import {messageArg, wordsArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {sendFlags} from '../../lib/command/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags, readMessageParts} from '../../lib/command/message-input.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {outcomeOf} from '../../lib/command/reply-outcome.js'
import {composeMessage} from '../../lib/message/compose.js'
import {sendReply} from '../../lib/operations/reply.js'

const {reply: _fixed, ...partFlags} = messageFlags

export default class MsgReply extends QQCommand {
  static override summary = 'Reply to a message, in the chat it was sent in'
  static override description = `${MESSAGE_DESCRIPTION} The message is looked up first, to find its chat; in a group its sender is mentioned.`
  static override examples = [
    '<%= config.bin %> msg reply 1234567 "好的，马上看"',
    '<%= config.bin %> msg reply 1234567 --no-at --image ./cat.png',
  ]

  static override args = {message: messageArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {
    'no-at': Flags.boolean({summary: 'do not mention the sender'}),
    ...partFlags,
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(MsgReply)
    const parts = await readMessageParts(raw, 1)
    composeMessage(parts, 'group') // refuses an empty one before anything is asked
    const {reply, params} = await this.session.withCaller(async caller =>
      sendReply(caller, args.message, parts, {mention: !flags['no-at']}),
    )
    return outcomeOf(reply, params, {columns: ['message_id']})
  }
}
