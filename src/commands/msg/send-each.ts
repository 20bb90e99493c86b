import {messageFlags} from '../../lib/features/messages/message-input.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {chatsArg} from '../../lib/vocabulary/args.js'
import {pacingFlags, sendFlags} from '../../lib/vocabulary/flags.js'

export default class MsgSendEach extends QQCommand {
  static override summary = 'Send one message to each of many chats'
  static override description =
    'All words are chats; the text is given by --text or --input, and the other flags are those of `qq msg send`. More than 5 chats need --delay or --rate. With --idempotency-key, the same line again sends only where it was not sent.'
  static override examples = [
    "<%= config.bin %> group list -o id | sed 's/^/group:/' | <%= config.bin %> msg send-each - --text hello --delay 3s..8s --idempotency-key notice-7",
  ]

  static override args = {target: chatsArg()}
  static override flags = {...messageFlags, ...pacingFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const line = await this.parse(MsgSendEach)
    const {sendEach} = await import('../../lib/features/messages/send-each.js')
    return sendEach(this.session, line, line.args.target)
  }
}
