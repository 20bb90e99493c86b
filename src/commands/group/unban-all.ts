import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_whole_ban',
  undoes: true,
  summary: 'Turn off the whole-group mute (全员禁言)',
  description:
    'This turns off `group ban-all`. Members who were muted individually stay muted; use `group unban --all` for them.',
  examples: ['<%= config.bin %> group unban-all 123456'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group, enable: false}),
})
