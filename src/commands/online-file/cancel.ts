import {messageArg, userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'cancel_online_file',
  summary: 'Withdraw an online file that the bot offers',
  description: 'The answer does not show whether it took effect.',
  examples: [
    '<%= config.bin %> online-file cancel 10001 $(<%= config.bin %> online-file send 10001 remote:/data/a.zip -o id)',
  ],
  args: {user: userArg(), message: messageArg('the msgId of the offer, from `qq online-file send`')},
  params: ({args}) => ({user_id: args.user, msg_id: args.message}),
})
