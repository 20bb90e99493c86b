import {targetArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {chatParams} from '../../lib/vocabulary/chat-params.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {FORWARD_DESCRIPTION, forwardFlags, readForward, sendForward} from '../../lib/features/messages/forward-input.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class ForwardSend extends QQCommand {
  static action = 'send_forward_msg'
  static override summary = 'Send messages to a group or a user as one forward card'
  static override description = FORWARD_DESCRIPTION
  static override examples = [
    '<%= config.bin %> forward send group:123456 1234567 --node "小明@10001:早上好"',
    `echo '[{"user_id":"10001","nickname":"小明","content":"早上好"}]' | <%= config.bin %> forward send user:10001 --nodes -`,
  ]

  static override args = {target: targetArg(), message: wordsArg('message ids, or - to read one per line from stdin')}
  static override flags = {...forwardFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(ForwardSend)
    return sendForward(
      this.session,
      'send_forward_msg',
      chatParams(args.target),
      await readForward(this.session.stdin, raw, 1, flags),
      flags,
    )
  }
}
