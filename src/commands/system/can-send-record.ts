import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'can_send_record',
  summary: 'Show whether NapCat can send voice messages',
  examples: ['<%= config.bin %> system can-send-record'],
  params: () => ({}),
  note: say('NapCat always answers yes'),
  columns: ['yes'],
})
