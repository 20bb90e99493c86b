import {targetArg} from '../../lib/vocabulary/args.js'
import {peerParams} from '../../lib/vocabulary/chat-params.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readMessageFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'mark_msg_as_read',
  summary: 'Mark a chat as read',
  examples: ['<%= config.bin %> msg mark-read group:123456', '<%= config.bin %> msg mark-read user:10001'],
  args: {target: targetArg()},
  flags: {message: readMessageFlag()},
  params: ({args, flags}) => ({...peerParams(args.target), message_id: flags.message}),
})
