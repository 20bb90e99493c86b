import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_rkey_server',
  summary: 'Show the keys for the URLs of media in one object',
  description:
    'Secrets; the form that NapCat instances serve to each other. Cached until they expire. Needs NapCat’s packet backend.',
  examples: ['<%= config.bin %> system get-rkey-server', '<%= config.bin %> system get-rkey-server --jq .group_rkey'],
  params: () => ({}),
  columns: ['name', 'private_rkey', 'group_rkey', 'expired_time'],
})
