import {targetArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {
  HISTORY_DESCRIPTION,
  historyFlags,
  quickReplyFlag,
  readHistory,
} from '../../lib/features/messages/history-input.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class MsgHistory extends QQCommand {
  static override summary = 'Show the message history of a chat'
  static override description = HISTORY_DESCRIPTION
  static override examples = [
    '<%= config.bin %> msg history group:123456 --after 1234567',
    '<%= config.bin %> msg history user:10001 --all -o jsonl',
    '<%= config.bin %> msg history group:123456 --from 10001 --last 5',
  ]

  static override args = {target: targetArg()}
  static override flags = {...historyFlags, ...quickReplyFlag, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MsgHistory)
    return readHistory(this.session, args.target, flags, this.rowFilter)
  }
}
