import {messageArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'fetch_ptt_text',
  summary: 'Turn a voice message into text',
  description: 'QQ does it, within half a minute or not at all; not every voice message can be turned into text.',
  examples: ['<%= config.bin %> record transcribe 1234567', '<%= config.bin %> record transcribe 1234567 --jq .text'],
  args: {message: messageArg('the id of the message that is the voice')},
  params: ({args}) => ({message_id: args.message}),
  columns: ['text'],
})
