import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_rkey',
  summary: 'Show the keys (rkey) for the URLs of media',
  description:
    'Secrets; for a private and for a group chat. ttl is in seconds. Every type but private is called group; `system get-rkey-raw` gives the numbers. Needs NapCat’s packet backend.',
  examples: ['<%= config.bin %> system get-rkey', '<%= config.bin %> system get-rkey --filter "type == group" -o id'],
  params: () => ({}),
  rows: '[]',
  columns: ['type', 'rkey', 'created_at', 'ttl'],
  id: 'rkey',
})
