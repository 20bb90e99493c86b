import * as Flags from '@oclif/core/flags'
import {groupArg, userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_member_info',
  summary: 'Show a member of a group',
  examples: [
    '<%= config.bin %> group get-member 123456 10001',
    '<%= config.bin %> group get-member 123456 10001 --no-fresh --fields card,role',
  ],
  args: {group: groupArg(), user: userArg()},
  flags: {fresh: Flags.boolean({summary: "query QQ instead of using NapCat's cache", allowNo: true, default: true})},
  params: ({args, flags}) => ({group_id: args.group, user_id: args.user, no_cache: flags.fresh}),
  columns: [
    'user_id',
    'nickname',
    'card',
    'role',
    'level',
    'title',
    'join_time',
    'last_sent_time',
    'shut_up_timestamp',
  ],
})
