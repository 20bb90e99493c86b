import {userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineEach({
  action: 'send_like',
  summary: 'Like the profiles of users',
  description: 'QQ accepts 10 likes per user and day and refuses more.',
  examples: [
    '<%= config.bin %> user like 10001 --times 10',
    '<%= config.bin %> friend list -o id | <%= config.bin %> user like - --times 10 --rate 5/s',
  ],
  args: {user: usersArg()},
  flags: {times: positiveFlag({summary: 'number of likes (default 1)'})},
  each: {arg: 'user', key: 'user_id', parse: userId},
  params: ({flags}, user) => ({user_id: user, times: flags.times ?? 1}),
})
