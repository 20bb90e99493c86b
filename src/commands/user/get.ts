import * as Flags from '@oclif/core/flags'
import {userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'get_stranger_info',
  summary: 'Show the profiles of users',
  description:
    'The users need not be friends. qqLevel is the level of the account. login_days is always 0, because NapCat does not know it.',
  examples: [
    '<%= config.bin %> user get 10001',
    '<%= config.bin %> user get 10001 10002 --fresh --fields user_id,nickname,long_nick',
    '<%= config.bin %> group list-members 123456 -o id | <%= config.bin %> user get - --rate 5/s -o jsonl',
  ],
  args: {user: usersArg()},
  flags: {fresh: Flags.boolean({summary: "query QQ instead of using NapCat's cache"})},
  each: {arg: 'user', key: 'user_id', parse: userId},
  params: ({flags}, user) => ({user_id: user, no_cache: flags.fresh ? true : undefined}),
  columns: ['user_id', 'nickname', 'sex', 'age', 'qid', 'qqLevel', 'long_nick', 'reg_time'],
})
