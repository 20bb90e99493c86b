import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: '_set_model_show',
  summary: 'Change the device name of the bot (does nothing)',
  description: 'NapCat takes the call and does nothing; there is no way to change what QQ shows.',
  examples: ['<%= config.bin %> account set-model'],
  params: () => ({}),
  note: say('NapCat answers ok and does nothing'),
})
