import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {messageText} from '../../lib/message/text.js'

export default defineAction({
  action: 'get_essence_msg_list',
  summary: 'List the essence messages of a group',
  description:
    'Up to 1000, over QQ’s web service, which takes a while. operator_nick marked the message at operator_time. A message_id here may be made up by NapCat for a message that it does not know: only `essence remove` takes it, better with msg_seq and msg_random instead.',
  examples: [
    '<%= config.bin %> essence list 123456',
    '<%= config.bin %> essence list 123456 --fields msg_seq,msg_random,sender_nick,content -o table',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  rows: '[]',
  columns: ['message_id', 'sender_nick', 'content', 'operator_nick', 'operator_time'],
  cells: {content: content => messageText({message: content})},
})
