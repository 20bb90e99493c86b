import * as Flags from '@oclif/core/flags'
import {userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'delete_friend',
  summary: 'Delete friends',
  description: "The bot stays in the other user's friend list unless --both is given.",
  examples: [
    '<%= config.bin %> friend delete 10001 --yes',
    '<%= config.bin %> friend delete 10001 10002 --block --both --yes --delay 2s',
  ],
  args: {user: usersArg()},
  flags: {
    block: Flags.boolean({summary: 'also block the users'}),
    both: Flags.boolean({summary: 'also delete the bot from their friend lists'}),
  },
  each: {arg: 'user', key: 'user_id', parse: userId},
  params: ({flags}, user) => ({
    user_id: user,
    temp_block: flags.block ?? false,
    temp_both_del: flags.both ?? false,
  }),
})
