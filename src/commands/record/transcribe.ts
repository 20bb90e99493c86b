import {messageArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'fetch_ptt_text',
  summary: 'Convert a voice message to text',
  description: 'QQ converts the voice message within half a minute. Not every voice message can be converted to text.',
  examples: ['<%= config.bin %> record transcribe 1234567', '<%= config.bin %> record transcribe 1234567 --jq .text'],
  args: {message: messageArg('the id of the voice message')},
  params: ({args}) => ({message_id: args.message}),
  columns: ['text'],
})
