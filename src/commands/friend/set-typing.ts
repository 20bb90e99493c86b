import {optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

const TYPING = 1

export default defineAction({
  action: 'set_input_status',
  summary: 'Show a friend that the bot is typing',
  examples: ['<%= config.bin %> friend set-typing 10001', '<%= config.bin %> friend set-typing 10001 1'],
  args: {
    user: userArg(),
    state: optionalTextArg(
      `typing, or a number that QQ defines: ${TYPING} is typing, others are not documented (default typing)`,
    ),
  },
  params: ({args}) => ({user_id: args.user, event_type: stateNumber(args.state ?? 'typing')}),
})

function stateNumber(state: string): number {
  if (state === 'typing') return TYPING
  if (/^\d{1,9}$/.test(state)) return Number(state)
  throw new QQError('USAGE', say('state: {state:quoted} is neither "typing" nor a number', {state}))
}
