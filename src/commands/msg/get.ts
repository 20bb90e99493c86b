import {messagesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {quotedBeside} from '../../lib/features/messages/quoted-beside.js'
import {parseMessageId} from '../../lib/message/target.js'
import {messageLog} from '../../lib/output/message-log.js'

export default defineEach({
  action: 'get_msg',
  summary: 'Show messages',
  description:
    'NapCat forgets message ids when it restarts. After the history of the chat is read, it knows them again.',
  examples: ['<%= config.bin %> msg get 1234567', '<%= config.bin %> msg get 1234567 --jq ".[].message"'],
  args: {message: messagesArg()},
  each: {arg: 'message', key: 'message_id', parse: parseMessageId},
  params: (_typed, message) => ({message_id: message}),
  readLog: async (rows, human, session) =>
    messageLog(rows, human, {ids: true, places: true, depth: 0, others: await quotedBeside(rows, session)}),
  columns: ['message_id', 'time', 'sender.user_id', 'sender.card|sender.nickname', 'raw_message'],
})
