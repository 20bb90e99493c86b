import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_whole_ban',
  undoes: true,
  summary: 'Let everybody in a group speak again',
  description: 'Lifts `group ban-all`. Members who were muted one by one stay so: `group unban --all` is for them.',
  examples: ['<%= config.bin %> group unban-all 123456'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group, enable: false}),
})
