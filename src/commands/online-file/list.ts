import {userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_online_file_msg',
  summary: 'List the online files offered in a private chat',
  description: '`online-file receive` and `refuse` take the msgId and the elementId of an offer.',
  examples: ['<%= config.bin %> online-file list 10001'],
  args: {user: userArg()},
  params: ({args}) => ({user_id: args.user}),
  rows: 'msgList[]',
  columns: [
    'msgId',
    'elements.0.elementId',
    'elements.0.fileElement.fileName',
    'elements.0.fileElement.fileSize',
    'msgTime',
  ],
})
