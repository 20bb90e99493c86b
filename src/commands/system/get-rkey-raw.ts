import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'nc_get_rkey',
  summary: "Show the keys (rkey) of media URLs in QQ's format",
  description:
    "These are secrets. Type 10 is for private chats, and type 20 is for groups. ttl is a string, in seconds. This needs NapCat's packet backend.",
  examples: [
    '<%= config.bin %> system get-rkey-raw',
    '<%= config.bin %> system get-rkey-raw --filter "type == 20" -o id',
  ],
  params: () => ({}),
  rows: '[]',
  columns: ['type', 'rkey', 'time', 'ttl'],
  id: 'rkey',
})
