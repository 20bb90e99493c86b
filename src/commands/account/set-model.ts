import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: '_set_model_show',
  summary: 'Set the device name of the bot (does nothing)',
  description: 'NapCat accepts the call and does nothing. The device name that QQ shows cannot be changed.',
  examples: ['<%= config.bin %> account set-model'],
  params: () => ({}),
  note: say('NapCat answers ok but does nothing'),
})
