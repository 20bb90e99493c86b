import {messagesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {parseMessageId} from '../../lib/message/target.js'

export default defineEach({
  action: 'delete_msg',
  summary: 'Recall messages',
  description: 'The bot can recall its own messages within two minutes, and as an admin those of members at any time.',
  examples: [
    '<%= config.bin %> msg recall 1234567',
    '<%= config.bin %> msg recall $(<%= config.bin %> msg send group:123456 "oops" -o id)',
  ],
  args: {message: messagesArg()},
  each: {arg: 'message', key: 'message_id', parse: parseMessageId},
  params: (_typed, message) => ({message_id: message}),
})
