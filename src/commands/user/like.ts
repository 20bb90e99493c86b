import {userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineEach({
  action: 'send_like',
  summary: 'Like the profiles of users',
  description: 'QQ takes a limited number of likes for each user and day (10), and refuses what is beyond.',
  examples: [
    '<%= config.bin %> user like 10001 --times 10',
    '<%= config.bin %> friend list -o id | <%= config.bin %> user like - --times 10 --rate 5/s',
  ],
  args: {user: usersArg()},
  flags: {times: positiveFlag({summary: 'how many likes (1)'})},
  each: {arg: 'user', key: 'user_id', parse: userId},
  params: ({flags}, user) => ({user_id: user, times: flags.times ?? 1}),
})
