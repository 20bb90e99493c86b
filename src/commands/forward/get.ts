import {handleArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'

export default defineAction({
  action: 'get_forward_msg',
  summary: 'Show the messages inside a forward card',
  description:
    'Forwards within it come along in their `content`; they cannot be fetched by themselves. A res_id needs NapCat’s packet backend.',
  examples: [
    '<%= config.bin %> forward get $(<%= config.bin %> forward send group:123456 1234567 -o id)',
    '<%= config.bin %> forward get 7654321 --jq ".[].message"',
  ],
  args: {forward: handleArg('the id of the message that holds the card, or the res_id that sending it gave')},
  params: ({args: {forward}}) => (/^\d+$/.test(forward) ? {message_id: forward} : {id: forward}),
  rows: 'messages[]',
  columns: ['sender.user_id', 'sender.nickname', 'time', 'raw_message'],
})
