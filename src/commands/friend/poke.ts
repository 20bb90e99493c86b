import * as Flags from '@oclif/core/flags'
import {request} from '../../lib/client/request.js'
import {userArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {ownNumber} from '../../lib/operations/own-number.js'

export default class FriendPoke extends QQCommand {
  static action = 'friend_poke'
  static override summary = 'Poke a friend'
  static override description =
    "NapCat answers ok without checking whether the poke arrived. This needs NapCat's packet backend."
  static override examples = ['<%= config.bin %> friend poke 10001', '<%= config.bin %> friend poke 10001 --self']

  static override args = {user: userArg()}
  static override flags = {
    self: Flags.boolean({summary: 'poke the bot itself, in the chat with that friend'}),
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FriendPoke)
    return this.session.connector.withCaller(async caller => {
      const params = {user_id: args.user, ...(flags.self && {target_id: await ownNumber(caller)})}
      return outcomeOf(await caller.call(request('friend_poke', params)), params, {})
    })
  }
}
