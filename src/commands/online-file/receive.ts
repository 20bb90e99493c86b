import {filledTextArg, messageArg, userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'receive_online_file',
  summary: 'Receive an online file that a user offers',
  description: 'NapCat saves the file on its own machine, in its download folder.',
  examples: ['<%= config.bin %> online-file receive 10001 7412345678901239990 7412345678901239991'],
  args: {
    user: userArg(),
    message: messageArg('the msgId of the offer, from `qq online-file list`'),
    element: filledTextArg('the elementId of the offer, from the same list'),
  },
  params: ({args}) => ({user_id: args.user, msg_id: args.message, element_id: args.element}),
  columns: ['result', 'errMsg'],
})
