import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_rkey_server',
  summary: 'Show the keys (rkey) of media URLs as one object',
  description:
    "These are secrets, in the form that NapCat instances serve to each other, cached until they expire. This needs NapCat's packet backend.",
  examples: ['<%= config.bin %> system get-rkey-server', '<%= config.bin %> system get-rkey-server --jq .group_rkey'],
  params: () => ({}),
  columns: ['name', 'private_rkey', 'group_rkey', 'expired_time'],
})
