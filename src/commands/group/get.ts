import {groupId, groupsArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'get_group_info',
  summary: 'Show groups',
  examples: [
    '<%= config.bin %> group get 123456',
    '<%= config.bin %> group list -o id | <%= config.bin %> group get - -o jsonl',
  ],
  args: {group: groupsArg()},
  each: {arg: 'group', key: 'group_id', parse: groupId},
  params: (_typed, group) => ({group_id: group}),
  columns: ['group_id', 'group_name', 'member_count', 'max_member_count', 'group_remark'],
})
