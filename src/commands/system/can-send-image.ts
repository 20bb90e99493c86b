import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'can_send_image',
  summary: 'Show whether NapCat can send images',
  examples: ['<%= config.bin %> system can-send-image'],
  params: () => ({}),
  note: say('NapCat always answers yes'),
  columns: ['yes'],
})
