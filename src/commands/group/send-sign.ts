import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'send_group_sign',
  hidden: true,
  summary: 'Sign in to a group for today (same as group sign)',
  description: 'NapCat has this action under two names.',
  examples: ['<%= config.bin %> group send-sign 123456'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
})
