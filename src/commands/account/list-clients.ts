import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_online_clients',
  summary: 'List the other clients of the account',
  examples: ['<%= config.bin %> account list-clients'],
  params: () => ({}),
  note: say('NapCat always returns an empty list'),
  rows: '[]',
  columns: ['app_id', 'device_name', 'device_kind'],
})
