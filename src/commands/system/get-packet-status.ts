import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'nc_get_packet_status',
  summary: 'Show whether the packet backend can be used',
  description:
    'Some actions need it: AI voices, rkeys, group signs, special titles, todos, URLs of files and others. Exit code 7, with the reason, when it cannot be used.',
  examples: ['<%= config.bin %> system get-packet-status'],
  params: () => ({}),
})
