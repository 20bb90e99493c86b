import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readJsonObject} from '../../lib/input/json-input.js'
import {checkQuickOperation} from '../../lib/operations/quick-operation.js'

export default defineAction({
  action: '.handle_quick_operation',
  summary: 'Reply to a message event by a quick operation',
  description: `NapCat carries out replies to messages alone: reply (a text with CQ codes, a segment, or a list of segments), auto_escape (true: the reply is plain text), and in groups at_sender (true: mention who is replied to). Everything else it ignores, so it is refused here. \`qq msg send\` does the same and tells whether it worked.`,
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
      summary: 'what to do: JSON, @FILE, or - for stdin',
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
  note: say('NapCat answers before it does anything; whether it worked is seen in the chat only'),
})
