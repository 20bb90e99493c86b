import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_whole_ban',
  summary: 'Turn on the whole-group mute (全员禁言)',
  description: 'Only the owner and the admins can send messages until `group unban-all`.',
  examples: ['<%= config.bin %> group ban-all 123456'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group, enable: true}),
})
