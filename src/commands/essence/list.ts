import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {messageText} from '../../lib/message/message-text.js'

export default defineAction({
  action: 'get_essence_msg_list',
  summary: 'List the essence messages of a group',
  description:
    "Shows up to 1000 messages from QQ's web service, which takes some time. operator_nick marked the message at operator_time. For an unknown message NapCat makes up a message_id, which only `essence remove` accepts; msg_seq and msg_random are more reliable there.",
  examples: [
    '<%= config.bin %> essence list 123456',
    '<%= config.bin %> essence list 123456 --fields msg_seq,msg_random,sender_nick,content -o table',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  rows: '[]',
  columns: ['message_id', 'sender_nick', 'content', 'operator_nick', 'operator_time'],
  cells: {content: (content, {speech}) => messageText({message: content}, undefined, speech)},
})
