import {groupArg, wordsArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {sendFlags} from '../../lib/command/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags, readMessage} from '../../lib/command/message-input.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {outcomeOf} from '../../lib/command/reply-outcome.js'

export default class GroupSend extends QQCommand {
  static action = 'send_group_msg'
  static override summary = 'Send a message to a group'
  static override description = MESSAGE_DESCRIPTION
  static override examples = [
    '<%= config.bin %> group send 123456 "今晚八点开会"',
    '<%= config.bin %> group send 123456 --at 10001 " 看图" --image ./cat.png',
    `<%= config.bin %> group send 123456 --segment '{"type":"dice"}'`,
  ]

  static override args = {group: groupArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {...messageFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, raw} = await this.parse(GroupSend)
    const params = {group_id: args.group, message: await readMessage(raw, 1, 'group')}
    const reply = await this.session.withCaller(async caller => caller.call('send_group_msg', params))
    return outcomeOf(reply, params, {columns: ['message_id']})
  }
}
