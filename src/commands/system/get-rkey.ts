import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_rkey',
  summary: 'Show the keys (rkey) of media URLs',
  description:
    "These are secrets, for private and for group chats. ttl is in seconds. Every type but private is shown as group; `system get-rkey-raw` shows the numbers. This needs NapCat's packet backend.",
  examples: ['<%= config.bin %> system get-rkey', '<%= config.bin %> system get-rkey --filter "type == group" -o id'],
  params: () => ({}),
  rows: '[]',
  columns: ['type', 'rkey', 'created_at', 'ttl'],
  id: 'rkey',
})
