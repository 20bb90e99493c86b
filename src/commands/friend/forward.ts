import {userArg, messagesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {parseMessageId} from '../../lib/message/target.js'

export default defineEach({
  action: 'forward_friend_single_msg',
  summary: 'Forward messages to a user one by one',
  description:
    'NapCat accepts only short message ids and does not return the new ids. To send them as one card, use `friend send-forward`.',
  examples: ['<%= config.bin %> friend forward 10001 1234567'],
  args: {user: userArg(), message: messagesArg()},
  each: {arg: 'message', key: 'message_id', parse: parseMessageId},
  params: ({args}, message) => ({user_id: args.user, message_id: message}),
})
