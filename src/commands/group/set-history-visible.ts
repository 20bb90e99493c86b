import {choiceArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_new_member_history_visibility',
  summary: 'Set whether new members see earlier messages',
  description: 'The bot must be an admin. This needs NapCat 4.18.18 or newer.',
  examples: ['<%= config.bin %> group set-history-visible 123456 off'],
  args: {
    group: groupArg(),
    visible: choiceArg(['on', 'off'], 'whether new members see messages from before they joined'),
  },
  params: ({args}) => ({group_id: args.group, visible: args.visible === 'on'}),
})
