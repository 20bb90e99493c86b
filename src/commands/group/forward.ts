import {groupArg, messagesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {parseMessageId} from '../../lib/message/target.js'

export default defineEach({
  action: 'forward_group_single_msg',
  summary: 'Forward messages to a group one by one',
  description:
    'NapCat accepts only short message ids and does not return the new ids. To send them as one card, use `group send-forward`.',
  examples: ['<%= config.bin %> group forward 234567 1234567'],
  args: {group: groupArg(), message: messagesArg()},
  each: {arg: 'message', key: 'message_id', parse: parseMessageId},
  params: ({args}, message) => ({group_id: args.group, message_id: message}),
})
