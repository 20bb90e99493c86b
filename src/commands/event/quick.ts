import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readJsonObject} from '../../lib/input/json-input.js'
import {checkQuickOperation} from '../../lib/operations/quick-operation.js'

export default defineAction({
  action: '.handle_quick_operation',
  summary: 'Reply to a message event with a quick operation',
  description: `NapCat executes only replies to messages: reply (a text with CQ codes, a segment, or a list of segments), auto_escape (true: the reply is plain text), and in groups at_sender (true: mention the sender). NapCat ignores all other keys, so they are refused here. \`qq msg send\` does the same and shows whether it worked.`,
  examples: [
    `<%= config.bin %> msg get 1234567 --jq ".[0]" | <%= config.bin %> event quick --event - --operation '{"reply": "收到", "at_sender": true}' --yes`,
    `<%= config.bin %> event quick --event '{"time": 1780000000, "self_id": 10000, "post_type": "message", "message_type": "private", "user_id": 10001}' --operation '{"reply": "在的"}' --yes`,
  ],
  flags: {
    event: Flags.string({
      summary: 'the message event as NapCat sent it: JSON, @FILE, or - for stdin',
      helpValue: 'JSON|@FILE|-',
      required: true,
    }),
    operation: Flags.string({
      summary: 'the quick operation: JSON, @FILE, or - for stdin',
      helpValue: 'JSON|@FILE|-',
      required: true,
    }),
  },
  params: async ({flags, stdin}) => {
    const context = await readJsonObject(stdin, flags.event, '--event')
    const operation = await readJsonObject(stdin, flags.operation, '--operation')
    checkQuickOperation(context, operation)
    return {context, operation}
  },
  note: say('NapCat answers before it runs the operation; check the result in the chat'),
})
