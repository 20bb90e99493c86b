import {userArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {HISTORY_DESCRIPTION, historyFlags, readHistory} from '../../lib/features/messages/history-input.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class FriendHistory extends QQCommand {
  static action = 'get_friend_msg_history'
  static override summary = 'Show the message history with a user'
  static override description = HISTORY_DESCRIPTION
  static override examples = [
    '<%= config.bin %> friend history 10001',
    '<%= config.bin %> friend history 10001 --since 3d --fields time,sender.nickname,raw_message',
  ]

  static override args = {user: userArg()}
  static override flags = {...historyFlags, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FriendHistory)
    return readHistory(this.session, {kind: 'user', id: args.user}, flags, this.rowFilter)
  }
}
