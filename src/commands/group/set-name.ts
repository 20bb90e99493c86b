import {filledTextArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_name',
  summary: 'Rename a group',
  description: 'The bot must be an admin, or the group settings must allow members to rename it.',
  examples: ['<%= config.bin %> group set-name 123456 "周末羽毛球"'],
  args: {group: groupArg(), name: filledTextArg('the name')},
  params: ({args}) => ({group_id: args.group, group_name: args.name}),
})
