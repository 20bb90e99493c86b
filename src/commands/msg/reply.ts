import * as Flags from '@oclif/core/flags'
import {type Caller} from '../../lib/client/caller.js'
import {messageArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags, readDraft} from '../../lib/features/messages/message-input.js'
import {deliver, type Letter} from '../../lib/features/messages/message-send.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {composeReply} from '../../lib/message/compose.js'
import {replyPlace} from '../../lib/operations/reply-place.js'

const {reply: _fixed, ...partFlags} = messageFlags

export default class MsgReply extends QQCommand {
  static override summary = 'Reply to a message in its chat'
  static override description = `${MESSAGE_DESCRIPTION} The message is looked up first to find its chat. In a group, its sender is mentioned.`
  static override examples = [
    '<%= config.bin %> msg reply 1234567 "好的，马上看"',
    '<%= config.bin %> msg reply 1234567 --no-at --image ./cat.png',
  ]

  static override args = {message: messageArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {
    'no-at': Flags.boolean({summary: 'do not mention the sender'}),
    ...partFlags,
    'no-check': Flags.boolean({
      summary: 'accept unknown segment keys, and faces that NapCat does not list',
      helpGroup: 'SENDING',
    }),
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(MsgReply)
    const draft = await readDraft(this.session, {raw, flags}, 1)
    const quote = {type: 'reply', data: {id: args.message}}
    composeReply([quote], draft.parts, 'group') // refuses mistakes before anything is requested
    const compose = async (caller: Caller): Promise<Letter> => {
      const {chat, to, head} = await replyPlace(caller, args.message, {mention: !flags['no-at']})
      return {action: 'send_msg', to, message: composeReply(head, draft.parts, chat)}
    }
    return deliver(this.session, {draft, compose}, flags)
  }
}
