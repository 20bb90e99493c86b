import * as Flags from '@oclif/core/flags'
import {groupArg, handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'click_inline_keyboard_button',
  summary: 'Press a button under a bot’s message in a group',
  description:
    'NapCat does not show the buttons of a message: their ids and data are known to whoever runs that bot. The result is what QQ says of the press.',
  examples: ['<%= config.bin %> msg click-button 123456 1 --app 102000001 --data menu --seq 1002'],
  args: {group: groupArg(), button: handleArg('the id of the button')},
  flags: {
    app: Flags.string({summary: 'app id of the bot that sent the message', helpValue: 'ID', required: true}),
    data: Flags.string({summary: 'data of the button (none)', helpValue: 'TEXT'}),
    seq: Flags.string({
      summary: 'real_seq of that message, from `qq msg get`; without it NapCat makes one up',
      helpValue: 'SEQ',
    }),
  },
  params: ({args, flags}) => ({
    group_id: args.group,
    button_id: args.button,
    bot_appid: flags.app,
    callback_data: flags.data,
    msg_seq: flags.seq,
  }),
  columns: ['result', 'promptText'],
})
