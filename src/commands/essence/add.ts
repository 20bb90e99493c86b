import {messagesArg, shortMessageId} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'set_essence_msg',
  summary: 'Mark messages as essence (精华)',
  description: 'The bot must be an admin. NapCat finds the group by the message.',
  examples: ['<%= config.bin %> essence add 1234567'],
  args: {message: messagesArg()},
  each: {arg: 'message', key: 'message_id', parse: shortMessageId},
  params: (_typed, message) => ({message_id: message}),
})
