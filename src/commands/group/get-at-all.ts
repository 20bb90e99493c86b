import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_at_all_remain',
  summary: 'Show how many @全体成员 mentions are left today',
  description:
    'remain_at_all_count_for_group is the number left for the group; remain_at_all_count_for_uin is the number left for the bot.',
  examples: [
    '<%= config.bin %> group get-at-all 123456',
    '<%= config.bin %> group get-at-all 123456 --jq .remain_at_all_count_for_uin',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  columns: ['can_at_all', 'remain_at_all_count_for_group', 'remain_at_all_count_for_uin'],
})
