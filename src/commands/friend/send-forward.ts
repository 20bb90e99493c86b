import {userArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {FORWARD_DESCRIPTION, forwardFlags, readForward, sendForward} from '../../lib/features/messages/forward-input.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class FriendSendForward extends QQCommand {
  static action = 'send_private_forward_msg'
  static override summary = 'Send messages to a user as one forward card'
  static override description = FORWARD_DESCRIPTION
  static override examples = [
    '<%= config.bin %> friend send-forward 10001 1234567',
    '<%= config.bin %> friend send-forward 10001 --node "小明@10001:早上好" --node "Alice@10003:早" --source 早安 --summary "两条消息"',
  ]

  static override args = {user: userArg(), message: wordsArg('message ids, or - to read one per line from stdin')}
  static override flags = {...forwardFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(FriendSendForward)
    return sendForward(
      this.session,
      'send_private_forward_msg',
      {user_id: args.user},
      await readForward(this.session.stdin, raw, 1, flags),
      flags,
    )
  }
}
