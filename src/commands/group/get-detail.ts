import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_detail_info',
  summary: 'Show the details of a group',
  description:
    "Shows the fields of `group get`, and with -o json all data of QQ's own client. The remark is always empty; use `group get` to see it. group_all_shut is -1 if all members are muted, and 0 otherwise.",
  examples: [
    '<%= config.bin %> group get-detail 123456',
    '<%= config.bin %> group get-detail 123456 --jq .group_all_shut',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  columns: ['group_id', 'group_name', 'member_count', 'max_member_count', 'group_all_shut'],
})
