import * as Flags from '@oclif/core/flags'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_list',
  summary: 'List the groups that the bot is in',
  examples: [
    '<%= config.bin %> group list',
    '<%= config.bin %> group list --filter "member_count > 100" --sort -member_count',
    '<%= config.bin %> group list -o id',
  ],
  flags: {fresh: Flags.boolean({summary: "query QQ instead of using NapCat's cache"})},
  params: ({flags}) => ({no_cache: flags.fresh ? true : undefined}),
  rows: '[]',
  columns: ['group_id', 'group_name', 'member_count', 'max_member_count', 'group_remark'],
})
