import {groupArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {FORWARD_DESCRIPTION, forwardFlags, readForward, sendForward} from '../../lib/features/messages/forward-input.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class GroupSendForward extends QQCommand {
  static action = 'send_group_forward_msg'
  static override summary = 'Send messages to a group as one forward card'
  static override description = FORWARD_DESCRIPTION
  static override examples = [
    '<%= config.bin %> group send-forward 123456 1234567 --node "小明@10001:早上好"',
    '<%= config.bin %> group history 123456 --count 5 -o id | <%= config.bin %> group send-forward 123456 - --source 聊天记录',
  ]

  static override args = {group: groupArg(), message: wordsArg('message ids, or - to read one per line from stdin')}
  static override flags = {...forwardFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(GroupSendForward)
    return sendForward(
      this.session,
      'send_group_forward_msg',
      {group_id: args.group},
      await readForward(this.session.stdin, raw, 1, flags),
      flags,
    )
  }
}
