import {groupArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {
  HISTORY_DESCRIPTION,
  historyFlags,
  quickReplyFlag,
  readHistory,
} from '../../lib/features/messages/history-input.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class GroupHistory extends QQCommand {
  static action = 'get_group_msg_history'
  static override summary = 'Show the message history of a group'
  static override description = HISTORY_DESCRIPTION
  static override examples = [
    '<%= config.bin %> group history 123456 --count 50',
    '<%= config.bin %> group history 123456 --before 1234567 --no-url',
    '<%= config.bin %> group history 123456 --since 2026-01-31 --until 2026-02-01 -o jsonl',
  ]

  static override args = {group: groupArg()}
  static override flags = {...historyFlags, ...quickReplyFlag, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(GroupHistory)
    return readHistory(this.session, {kind: 'group', id: args.group}, flags, this.rowFilter)
  }
}
