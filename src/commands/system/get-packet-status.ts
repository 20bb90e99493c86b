import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'nc_get_packet_status',
  summary: 'Show whether the packet backend can be used',
  description:
    'Some actions need it: AI voices, rkeys, group sign-in, special titles, todos, file URLs and others. If it cannot be used, the exit code is 7 and the error shows the reason.',
  examples: ['<%= config.bin %> system get-packet-status'],
  params: () => ({}),
})
