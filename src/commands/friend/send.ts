import {userArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags, groupFlag} from '../../lib/vocabulary/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags} from '../../lib/features/messages/message-input.js'
import {sendMessage} from '../../lib/features/messages/message-send.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {checkMember} from '../../lib/operations/temporary-session.js'

export default class FriendSend extends QQCommand {
  static action = 'send_private_msg'
  static override summary = 'Send a private message'
  static override description = `${MESSAGE_DESCRIPTION} A user who is not a friend can be reached through a common group, if the group allows it (--via-group). If NapCat does not know the user, it would send the message to the group itself, so the membership is looked up first.`
  static override examples = [
    '<%= config.bin %> friend send 10001 "在吗？"',
    '<%= config.bin %> friend send 10001 --image ./cat.png "look at this"',
    '<%= config.bin %> friend send 10002 --via-group 123456 "你好，我是管理员"',
  ]

  static override args = {user: userArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {
    'via-group': groupFlag({summary: 'common group, to reach a user who is not a friend'}),
    ...messageFlags,
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(FriendSend)
    const group = flags['via-group']
    const to = {user_id: args.user, ...(group !== undefined && {group_id: group})}
    return sendMessage(
      this.session,
      {raw, flags},
      {action: 'send_private_msg', to, chat: 'user'},
      group === undefined ? undefined : async caller => checkMember(caller, group, args.user),
    )
  }
}
