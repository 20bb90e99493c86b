import * as Flags from '@oclif/core/flags'
import {groupArg, handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'click_inline_keyboard_button',
  summary: "Press a button of a bot's message in a group",
  description:
    "NapCat does not show the buttons of a message; only the operator of that bot knows their ids and data. The result is QQ's answer to the press.",
  examples: ['<%= config.bin %> msg click-button 123456 1 --app 102000001 --data menu --seq 1002'],
  args: {group: groupArg(), button: handleArg('the id of the button')},
  flags: {
    app: Flags.string({summary: 'app id of the bot that sent the message', helpValue: 'ID', required: true}),
    data: Flags.string({summary: 'data of the button (default: no data)', helpValue: 'TEXT'}),
    seq: Flags.string({
      summary: 'real_seq of the message, from `qq msg get` (default: NapCat makes one up)',
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
