import {userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readMessageFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'mark_private_msg_as_read',
  summary: 'Mark the chat with a user as read',
  examples: ['<%= config.bin %> friend mark-read 10001'],
  args: {user: userArg()},
  flags: {message: readMessageFlag()},
  params: ({args, flags}) => ({user_id: args.user, message_id: flags.message}),
})
