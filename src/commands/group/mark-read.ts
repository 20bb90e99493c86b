import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readMessageFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'mark_group_msg_as_read',
  summary: 'Mark a group as read',
  examples: ['<%= config.bin %> group mark-read 123456'],
  args: {group: groupArg()},
  flags: {message: readMessageFlag()},
  params: ({args, flags}) => ({group_id: args.group, message_id: flags.message}),
})
