import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_detail_info',
  summary: 'Show all that QQ tells about a group',
  description:
    'What `group get` shows, and with -o json all that QQ’s own client has of it. The remark is always empty here; `group get` has it. group_all_shut is -1 where everybody is muted, else 0.',
  examples: [
    '<%= config.bin %> group get-detail 123456',
    '<%= config.bin %> group get-detail 123456 --jq .group_all_shut',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  columns: ['group_id', 'group_name', 'member_count', 'max_member_count', 'group_all_shut'],
})
