import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'nc_get_rkey',
  summary: 'Show the keys for the URLs of media as QQ gives them',
  description:
    'Secrets. Type 10 is for private chats, 20 for groups; ttl is a text, in seconds. Needs NapCat’s packet backend.',
  examples: [
    '<%= config.bin %> system get-rkey-raw',
    '<%= config.bin %> system get-rkey-raw --filter "type == 20" -o id',
  ],
  params: () => ({}),
  rows: '[]',
  columns: ['type', 'rkey', 'time', 'ttl'],
  id: 'rkey',
})
