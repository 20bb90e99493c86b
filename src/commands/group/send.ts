import {groupArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags} from '../../lib/features/messages/message-input.js'
import {sendMessage} from '../../lib/features/messages/message-send.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class GroupSend extends QQCommand {
  static action = 'send_group_msg'
  static override summary = 'Send a message to a group'
  static override description = MESSAGE_DESCRIPTION
  static override examples = [
    '<%= config.bin %> group send 123456 "今晚八点开会"',
    '<%= config.bin %> group send 123456 --at 10001 " 看图" --image ./cat.png',
    `<%= config.bin %> group send 123456 --segment '{"type":"contact","data":{"type":"qq","id":"10001"}}'`,
  ]

  static override args = {group: groupArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {...messageFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(GroupSend)
    const to = {group_id: args.group}
    return sendMessage(this.session, {raw, flags}, {action: 'send_group_msg', to, chat: 'group'})
  }
}
